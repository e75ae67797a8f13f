// Files, or arrays of an archive, sorted by name into images and labels, for training and for testing.

import Formats
import IDX

/// The names of the parts of one data set.
struct NamedFiles: Sendable {
  /// What the names have in common: `emnist-letters`, or nothing.
  let set: String
  /// A name for each part.
  private(set) var names: [MNISTFile: String] = [:]

  /// The data sets that `names` are of, in order.
  ///
  /// Where a part has several names the first counts. What says nothing of a split is for training, unless there is
  /// something that does; `content` is what a name that says nothing of its content holds, and such names are passed
  /// over without it.
  static func sets(of names: [String], content: MNISTFile.Content? = nil) -> [NamedFiles] {
    let roles = names.map { ($0, DataFileRole(name: $0)) }.filter { !$0.1.isValidation }
    let keys = Set(roles.map(\.1.set)).sorted()
    return keys.compactMap { key in
      var files = NamedFiles(set: key)
      let members = roles.filter { $0.1.set == key }
      for pass in [true, false] {
        for (name, role) in members where (role.split != nil) == pass {
          guard let content = role.content ?? content else { continue }
          let part = MNISTFile(content, of: role.split ?? .train)
          if files.names[part] == nil { files.names[part] = name }
        }
      }
      return files.names.isEmpty ? nil : files
    }
  }

  /// The splits of which there are images.
  var splits: Set<Split> { Set(names.keys.filter { $0.content == .images }.map(\.split)) }

  /// The names of the parts of `splits`, in the order of `MNISTFile.all`.
  func listed(of splits: [Split]) -> [String] {
    MNISTFile.all.filter { splits.contains($0.split) }.compactMap { names[$0] }
  }

  /// Without the parts of the other splits.
  func only(_ split: Split) -> NamedFiles {
    var files = self
    files.names = names.filter { $0.key.split == split }
    return files
  }
}
