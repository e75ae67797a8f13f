// A folder whose files appear together: they are written to a hidden folder `.saving-…` and moved into place when all
// are complete. AtomicFile does the same for one file.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files of a folder while they are being written; removed unless committed.
package struct StagedFolder: ~Copyable {
  /// The destination of the files.
  private let target: String
  /// The temporary folder, on the same device as the destination.
  package let path: String
  private let replacesWhole: Bool

  /// Creates a temporary folder for files destined for `target`. Neither `target` nor its parents need to exist.
  package init(for target: String) throws(StorageError) {
    let target = target.withoutSlashes
    let isThere = Folder.exists(target)
    let path = try TemporaryFile.makeFolder(in: isThere ? target + "/" : Self.nearestFolder(above: target))
    (self.target, self.path, replacesWhole) = (target, path, !isThere)
  }

  /// The nearest existing folder above `target`: empty, or ending in a slash.
  private static func nearestFolder(above target: String) throws(StorageError) -> String {
    var place = target
    repeat {
      guard !pathExists(place) else { throw .notFolder }
      guard let parent = Folder.parent(of: place) else { return place.hasPrefix("/") ? "/" : "" }
      place = parent
    } while !Folder.exists(place)
    return place + "/"
  }

  /// Moves the files into place: renames the whole folder if `target` does not exist, otherwise moves file by file,
  /// replacing files of the same name.
  package consuming func commit() throws(StorageError) {
    if replacesWhole {
      if let parent = Folder.parent(of: target) { try Folder.create(parent) }
      guard rename(path, target) == 0 else { throw StorageError(.create, errno: errno) }
      // As in AtomicFile: some folders cannot be synced; the files are saved nevertheless.
      try? Descriptor(opening: Folder.parent(of: target) ?? ".", O_RDONLY | O_CLOEXEC, failing: .open).sync()
    } else {
      try Self.move(path, into: target)
    }
  }

  deinit { Self.removeTree(path) }

  private static func move(_ folder: String, into target: String) throws(StorageError) {
    try Folder.create(target)
    for name in try Folder.names(in: folder) {
      let (source, place) = (folder + "/" + name, target + "/" + name)
      if Folder.exists(source) {
        try move(source, into: place)
      } else if rename(source, place) != 0 {
        throw StorageError(.replace, errno: errno)
      }
    }
  }

  /// Removes the folder and its contents, without following links.
  private static func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in (try? Folder.names(in: path)) ?? [] { removeTree(path + "/" + name) }
    rmdir(path)
  }
}

extension String {
  /// The path without trailing slashes, unless it is the root.
  fileprivate var withoutSlashes: String {
    var path = self[...]
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
