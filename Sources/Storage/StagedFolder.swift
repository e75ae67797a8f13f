// A folder whose files appear together: they are written in a folder `.saving-…`, out of sight, and moved to their place
// when all of them are there. AtomicFile does the same for one file.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files of a folder that are being written; gone without a trace unless they are put in place.
package struct StagedFolder: ~Copyable {
  /// Where the files are to be.
  private let target: String
  /// Where they are written until then, on the same device.
  package let path: String
  private let replacesWhole: Bool

  /// A place for the files of a folder at `target`, which need not be there yet, nor the folders that it is in.
  package init(for target: String) throws(StorageError) {
    let target = target.withoutSlashes
    let isThere = Folder.exists(target)
    let path = try TemporaryFile.makeFolder(in: isThere ? target + "/" : Self.nearestFolder(above: target))
    (self.target, self.path, replacesWhole) = (target, path, !isThere)
  }

  /// The folder that is there and that `target` would be in, ending in a slash or empty.
  private static func nearestFolder(above target: String) throws(StorageError) -> String {
    var place = target
    repeat {
      guard !pathExists(place) else { throw .notFolder }
      guard let parent = Folder.parent(of: place) else { return place.hasPrefix("/") ? "/" : "" }
      place = parent
    } while !Folder.exists(place)
    return place + "/"
  }

  /// Puts the files in place: the whole folder at once where there was none, otherwise file by file, each in the stead of
  /// one with its name.
  package consuming func commit() throws(StorageError) {
    if replacesWhole {
      if let parent = Folder.parent(of: target) { try Folder.create(parent) }
      guard rename(path, target) == 0 else { throw StorageError(.create, errno: errno) }
      // As in AtomicFile: some folders cannot be synced, and the files are saved all the same.
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

  /// Removes the folder and what was written in it; no link is followed.
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
  /// A path without slashes at its end, unless it is the root.
  fileprivate var withoutSlashes: String {
    var path = self[...]
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
