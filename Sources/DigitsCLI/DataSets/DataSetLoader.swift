// From found files to images and labels that belong together.
// Reads only the splits whose files were asked for, and changes nothing on disk.

import DigitReader
import Formats
import IDX
import Storage

/// A data set read from files.
struct DataSet: Sendable {
  let identity: DataSetIdentity
  /// Where its files are.
  let folder: String
  /// Images and labels of the splits that were asked for.
  let splits: [Split: LabeledImages]

  /// The images of `splits` among as many classes as the labels of all of them tell apart, or as the data set is known
  /// to have; throws when they are not of one size.
  init(
    _ identity: DataSetIdentity, in folder: String, holding splits: [Split: LabeledImages]
  ) throws(DataSetError) {
    if let training = splits[.train], let test = splits[.test],
      (training.rows, training.columns) != (test.rows, test.columns)
    {
      throw .sizesDiffer(folder: folder, training: ImageSize(of: training), test: ImageSize(of: test))
    }
    let classCount = splits.values.map(\.classCount).reduce(identity.classNames.count, max)
    (self.identity, self.folder) = (identity, folder)
    self.splits = splits.mapValues { $0.among(classes: classCount) }
  }
}

enum DataSetLoader {
  /// Loads what `files` found: images of one size, in as many classes as the labels of all splits tell apart, or
  /// as the data set is known to have.
  ///
  /// Uncompressed files are mapped, so the images cost nothing until they are looked at. Traps unless `files` is
  /// complete.
  static func load(
    _ files: DataSetFiles, _ conventions: ImageConventions = ImageConventions()
  ) throws(DataSetError) -> DataSet {
    precondition(files.isComplete, "loading a data set without \(files.missing.map(\.name))")
    let paths = MNISTFile.all.compactMap { files.paths[$0] }
    var arrays: [String: NumberArray] = [:]
    // Side by side, since unpacking the training images leaves time for all the others.
    try OrderedWork(threads: 2).forEach(in: paths, work: IDXLoading.array) {
      (path, array) throws(DataSetError) in
      arrays[path] = try array.get()
    }
    var splits: [Split: LabeledImages] = [:]
    for split in files.splits {
      let (images, labels) = (MNISTFile(.images, of: split), MNISTFile(.labels, of: split))
      let (imagePath, labelPath) = (files.paths[images]!, files.paths[labels]!)
      let pair = ArrayPair(
        images: arrays[imagePath]!, labels: arrays[labelPath]!, imagePath: imagePath, labelPath: labelPath)
      splits[split] = conventions.applied(to: try pair.split(conventions)).labeled()
    }
    return try DataSet(DataSetIdentity(of: files, holding: splits.values), in: files.folder, holding: splits)
  }
}
