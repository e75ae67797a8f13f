// Loads the files of a data set as images with labels. Reads only the splits whose files were requested, and writes
// nothing.

import DigitReader
import Formats
import IDX
import Storage

/// A data set read from files.
struct DataSet: Sendable {
  let identity: DataSetIdentity
  /// The folder of its files.
  let folder: String
  /// Images and labels of the requested splits.
  let splits: [Split: LabeledImages]

  /// Joins `splits`. The class count is the data set's known one, otherwise the one that covers the labels of all
  /// splits. Throws if the image sizes differ.
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
  /// Loads `files`, which must contain images of one size. The class count is the data set's known one, otherwise the
  /// one that covers the labels of all splits.
  ///
  /// Uncompressed files are memory-mapped, so images are paged in on first access. Traps unless `files` is complete.
  static func load(
    _ files: DataSetFiles, _ conventions: ImageConventions = ImageConventions()
  ) throws(DataSetError) -> DataSet {
    precondition(files.isComplete, "loading a data set without \(files.missing.map(\.name))")
    let paths = MNISTFile.all.compactMap { files.paths[$0] }
    var arrays: [String: NumberArray] = [:]
    // Load in parallel: decompressing the training images takes longer than all other files together.
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
