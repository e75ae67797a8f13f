// Creating and listing folders, and checks for what exists at a path.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether anything exists at `path`, following symbolic links.
public func pathExists(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0
}

/// Whether `path` is a regular file, following symbolic links; false for folders, devices and pipes.
public func isRegularFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// Whether `path` itself is a symbolic link.
public func isSymbolicLink(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// Operations on folders.
public enum Folder {
  /// Whether `path` is a folder, or a symbolic link to one.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Creates the folder at `path` and its missing parents. Succeeds if the folder exists already.
  public static func create(_ path: String) throws(StorageError) {
    var made = mkdir(path, 0o777)
    if made != 0, errno == ENOENT, let parent = parent(of: path) {
      try create(parent)
      made = mkdir(path, 0o777)
    }
    // Check after mkdir, because another process may be creating the same folder.
    let failure = errno
    guard made == 0 || exists(path) else {
      throw failure == EEXIST ? .notFolder : StorageError(.create, errno: failure)
    }
  }

  /// `path` without its last component; nil if it has only one.
  static func parent(of path: String) -> String? {
    let slash = UInt8(ascii: "/")
    let bytes = path.utf8
    guard let last = bytes.lastIndex(where: { $0 != slash }),
      let cut = bytes[..<last].lastIndex(of: slash),
      let end = bytes[..<cut].lastIndex(where: { $0 != slash })
    else { return nil }
    return String(path[...end])
  }

  /// The names in the folder at `path`, sorted, without `.` and `..`.
  public static func names(in path: String) throws(StorageError) -> [String] {
    guard let folder = opendir(path) else { throw StorageError(.list, errno: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw StorageError(.list, errno: errno) }
    return names.sorted()
  }
}
