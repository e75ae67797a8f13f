// Finds the files of a data set in a folder without opening them. DataSetLoader validates their content,
// DataSetIdentity identifies the data set.

import IDX
import Storage

/// Paths of the image and label files in one folder.
struct DataSetFiles: Sendable, Equatable {
  let folder: String
  /// The requested files that exist.
  let paths: [MNISTFile: String]
  /// The requested files that are missing, in the order of `MNISTFile.all`.
  let missing: [MNISTFile]

  /// Looks in `folder` for the files of `splits` under any of their names, preferring uncompressed files.
  ///
  /// A folder with such a name, which some archives unpack to, counts only if there is no file, so that reading it
  /// reports the problem. Pipes, which could block forever, and devices are ignored.
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

  /// The splits whose files were requested.
  var splits: [Split] {
    Split.allCases.filter { split in paths.keys.contains { $0.split == split } }
  }
}
