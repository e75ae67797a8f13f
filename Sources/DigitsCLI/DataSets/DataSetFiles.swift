// The files of a data set that are in a folder, before any of them is opened.
// Whether their content is any good is the loader's question, whose they are the identity's.

import IDX
import Storage

/// Paths of the image and label files in one folder.
struct DataSetFiles: Sendable, Equatable {
  let folder: String
  /// The files that are there, of those that were asked for.
  let paths: [MNISTFile: String]
  /// The files asked for that are not there, in the order of `MNISTFile.all`.
  let missing: [MNISTFile]

  /// Looks in `folder` for the files of `splits`, each under any of its names; an uncompressed one is preferred.
  ///
  /// A folder of such a name, as some archives unpack to, counts only where there is no file: reading it then
  /// says what is wrong. A pipe, which could be waited for for ever, or a device is no file of a data set.
  init(in folder: String, splits: [Split]) {
    let wanted = MNISTFile.all.filter { splits.contains($0.split) }
    var paths: [MNISTFile: String] = [:]
    for file in wanted {
      let names = file.names.map { folder.appendingComponent($0) }
      paths[file] = names.first(where: isRegularFile) ?? names.first(where: Folder.exists)
    }
    self.folder = folder
    self.paths = paths
    missing = wanted.filter { paths[$0] == nil }
  }

  var isComplete: Bool { missing.isEmpty }

  /// The splits whose files were asked for.
  var splits: [Split] {
    Split.allCases.filter { split in paths.keys.contains { $0.split == split } }
  }
}
