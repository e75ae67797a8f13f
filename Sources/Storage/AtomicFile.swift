// Atomic file saves: write a temporary file in the same folder, fsync it, rename it, fsync the folder. Files are
// never appended to or changed in place, so a reader never sees a partial file.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Saves files atomically: after any failure, either the complete old file or the complete new one is there.
public enum AtomicFile {
  /// Makes `bytes` the contents of the file at `path`.
  ///
  /// A replaced file keeps its permissions; a new file gets those of the umask. A symbolic link is followed and its
  /// target replaced. Devices and pipes (such as `/dev/stdout`) are written to directly. On failure, the old file is
  /// unchanged and the temporary file is removed. If the process is killed, a `.saving-…` file remains; the next
  /// process that saves a file in that folder removes it.
  public static func write(_ bytes: Span<UInt8>, to path: String) throws(StorageError) {
    try bytes.withUnsafeBytes { (bytes) throws(StorageError) in try write(bytes, to: path) }
  }

  /// Makes `bytes` the contents of the file at `path`; see ``write(_:to:)-(Span<UInt8>,_)``.
  public static func write(_ bytes: ByteBuffer, to path: String) throws(StorageError) {
    try bytes.withUnsafeBytes { (bytes) throws(StorageError) in try write(bytes, to: path) }
  }

  /// Makes `bytes` the contents of the file at `path`; see ``write(_:to:)-(Span<UInt8>,_)``.
  public static func write(_ bytes: [UInt8], to path: String) throws(StorageError) {
    try write(bytes.span, to: path)
  }

  /// Replaces the contents of the file at `path` with the chunks that `body` writes; see
  /// ``write(_:to:)-(Span<UInt8>,_)``. If `body` throws, the old file is unchanged.
  ///
  /// - Parameters:
  ///   - isDurable: Whether to wait until the file is on the disk, which is too slow for thousands of files.
  ///   - isWanted: Called before each chunk and before the rename; if it returns false,
  ///     ``StorageError/cancelled`` is thrown.
  public static func write(
    to path: String, isDurable: Bool = true, isWanted: @escaping () -> Bool = { true },
    _ body: (_ write: (Span<UInt8>) throws(StorageError) -> Void) throws(StorageError) -> Void
  ) throws(StorageError) {
    try fill(path, isDurable: isDurable) { (file) throws(StorageError) in
      var size = 0
      try body { (bytes) throws(StorageError) in
        guard isWanted() else { throw .cancelled }
        size += bytes.count
        guard FileSizeLimit.allows(size) else { throw .overFileSizeLimit(size: size) }
        try bytes.withUnsafeBytes { (bytes) throws(StorageError) in try file.writeAll(bytes) }
      }
      guard isWanted() else { throw .cancelled }
    }
  }

  /// Throws early any error that `write` would throw about `path` itself: it is a folder, its parent folder is
  /// missing, permission is denied, or the name is too long. Creates nothing.
  public static func requireWritable(_ path: String) throws(StorageError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw .isFolder }
      guard status.st_mode & S_IFMT == S_IFREG else { return }
    } else if errno == ENAMETOOLONG {
      throw StorageError(.create, errno: ENAMETOOLONG)
    }
    let (folder, name) = split(try target(of: path))
    guard !name.isEmpty else { throw path.isEmpty ? .missing : .isFolder }
    guard access(folder.isEmpty ? "." : folder, W_OK | X_OK) == 0 else {
      throw StorageError(.create, errno: errno)
    }
  }

  /// Whether `write` would replace an existing regular file at `path`, following symbolic links. False for a missing
  /// file, a folder or a device.
  public static func replacesFile(at path: String) -> Bool { isRegularFile(path) }

  /// Removes the file at `path` if it exists. Ignores failures, so use it only for files that are no longer needed.
  public static func remove(_ path: String) { unlink(path) }

  private static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(StorageError) {
    try fill(path, isDurable: true, size: bytes.count) { (file) throws(StorageError) in
      try file.writeAll(bytes)
    }
  }

  /// Lets `body` write a temporary file that then replaces the file at `path`, or write directly to a device or pipe.
  /// Throws before writing a file if `size` exceeds the process's file size limit.
  private static func fill(
    _ path: String, isDurable: Bool, size: Int = 0,
    _ body: (borrowing Descriptor) throws(StorageError) -> Void
  ) throws(StorageError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    switch status.st_mode & S_IFMT {
    case _ where !exists, S_IFREG:
      guard FileSizeLimit.allows(size) else { throw .overFileSizeLimit(size: size) }
      try replace(
        try target(of: path), mode: exists ? status.st_mode & 0o777 : nil, isDurable: isDurable, body)
    case S_IFDIR:
      throw .isFolder
    default:
      try body(try Descriptor(opening: path, O_WRONLY | O_CLOEXEC | O_NOCTTY, failing: .open))
    }
  }

  /// Lets `body` write a temporary file next to `path`, then renames it to `path`. Without a `mode`, the umask
  /// applies.
  private static func replace(
    _ path: String, mode: mode_t?, isDurable: Bool,
    _ body: (borrowing Descriptor) throws(StorageError) -> Void
  ) throws(StorageError) {
    let (folder, name) = split(path)
    guard !name.isEmpty else { throw path.isEmpty ? .missing : .isFolder }

    let temporary = try TemporaryFile(in: folder)
    do throws(StorageError) {
      if let mode { try temporary.file.setMode(mode) }
      try body(temporary.file)
      if isDurable { try temporary.file.sync() }
      guard rename(temporary.path, path) == 0 else { throw StorageError(.replace, errno: errno) }
    } catch {
      unlink(temporary.path)
      throw error
    }
    TemporaryFile.removeAbandoned(in: folder)
    guard isDurable else { return }
    // Until the folder is synced, a power failure may bring back the complete old file. Some file systems cannot sync
    // a folder, and some folders are writable but not readable; the save still succeeds.
    try? Descriptor(opening: folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC, failing: .open).sync()
  }

  /// Resolves `path` if it is a symbolic link, including one whose target does not exist.
  private static func target(of path: String) throws(StorageError) -> String {
    var path = path
    // Linux follows at most 40 links.
    for _ in 0..<40 {
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = buffer.withUnsafeMutableBytes { readlink(path, $0.baseAddress!, $0.count) }
      guard count >= 0 else { return path }
      let link = String(decoding: buffer.prefix(count), as: UTF8.self)
      path = link.hasPrefix("/") ? link : split(path).folder + link
    }
    throw .failed(.open, errno: ELOOP)
  }

  /// Splits `path` after its last slash.
  private static func split(_ path: String) -> (folder: String, name: String) {
    let bytes = path.utf8
    let cut = bytes.lastIndex(of: UInt8(ascii: "/")).map(bytes.index(after:)) ?? bytes.startIndex
    return (String(path[..<cut]), String(path[cut...]))
  }
}
