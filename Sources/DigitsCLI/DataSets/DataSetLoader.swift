// From found files to images and labels that belong together.
// Reads only the splits whose files were asked for, and changes nothing on disk.

import IDX
import Storage

/// A data set read from files.
struct DataSet: Sendable {
  let identity: DataSetIdentity
  /// Where its files are.
  let folder: String
  /// Images and labels of the splits that were asked for.
  let splits: [Split: LabeledImages]
}

enum DataSetLoader {
  /// Far above any data set in this format (EMNIST's largest file has 548 MB), and within any machine's reach.
  private static let largestFile = 1 << 31

  /// Loads what `files` found: images of one size, in as many classes as the labels of all splits tell apart, or
  /// as the data set is known to have.
  ///
  /// Uncompressed files are mapped, so the images cost nothing until they are looked at. Traps unless `files` is
  /// complete.
  static func load(_ files: DataSetFiles) throws(DataSetError) -> DataSet {
    precondition(files.isComplete, "loading a data set without \(files.missing.map(\.name))")
    var splits: [Split: LabeledImages] = [:]
    for split in files.splits {
      let (images, labels) = (MNISTFile(.images, of: split), MNISTFile(.labels, of: split))
      let (imagePath, labelPath) = (files.paths[images]!, files.paths[labels]!)
      let (imageArray, labelArray) = try (array(at: imagePath), array(at: labelPath))
      do throws(LabeledImagesError) {
        splits[split] = try LabeledImages(images: imageArray, labels: labelArray)
      } catch {
        throw .badPair(images: imagePath, labels: labelPath, error)
      }
    }
    if let training = splits[.train], let test = splits[.test],
      (training.rows, training.columns) != (test.rows, test.columns)
    {
      throw .sizesDiffer(
        folder: files.folder, training: ImageSize(of: training), test: ImageSize(of: test))
    }
    let identity = DataSetIdentity(of: files, holding: splits.values)
    let classCount = splits.values.map(\.classCount).reduce(identity.classNames.count, max)
    return DataSet(
      identity: identity, folder: files.folder, splits: splits.mapValues { $0.among(classes: classCount) })
  }

  private static func array(at path: String) throws(DataSetError) -> IDXArray {
    do {
      return try IDXArray(loading: ByteBuffer(contentsOf: path, limit: largestFile), limit: largestFile)
    } catch {
      throw .badFile(path: path, reason: "\(error)")
    }
  }
}
