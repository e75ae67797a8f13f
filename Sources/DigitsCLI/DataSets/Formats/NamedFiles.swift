// Sorts files, or arrays in an archive, by name into training and test images and labels.

import Formats
import IDX

/// The names of the parts of one data set.
struct NamedFiles: Sendable {
  /// The common part of the names, such as `emnist-letters`; may be empty.
  let set: String
  /// The name of each part.
  private(set) var names: [MNISTFile: String] = [:]

  /// The data sets that `names` belong to, in order.
  ///
  /// If a part has several names, the first one counts. A name that does not indicate a split is for training, unless
  /// another name indicates that part. `content` is the content of names that do not indicate it; without it, such
  /// names are ignored.
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

  /// The splits that have images.
  var splits: Set<Split> { Set(names.keys.filter { $0.content == .images }.map(\.split)) }

  /// The names of the parts of `splits`, in the order of `MNISTFile.all`.
  func listed(of splits: [Split]) -> [String] {
    MNISTFile.all.filter { splits.contains($0.split) }.compactMap { names[$0] }
  }

  /// A copy with only the parts of `split`.
  func only(_ split: Split) -> NamedFiles {
    var files = self
    files.names = names.filter { $0.key.split == split }
    return files
  }
}
