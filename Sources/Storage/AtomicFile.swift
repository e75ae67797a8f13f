// Files saved whole or not at all: a temporary file in the same folder, fsync, rename, fsync of the folder.
// There is no appending and no writing in place here, so a reader never meets half a file.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Saves files so that whatever fails, the old file or the new one is there and whole.
public enum AtomicFile {
  /// Makes `bytes` the contents of the file at `path`.
  ///
  /// A file that is replaced keeps its permissions; a new one gets those of the umask. Of a symbolic link,
  /// the file that it points to is replaced. What is neither file nor folder (`/dev/stdout`, a pipe) is
  /// written to as it is, since there is nothing to keep whole. On any failure the old file is untouched and
  /// the temporary one removed. A process that is killed meanwhile leaves a `.saving-…` behind, which the first
  /// file that another process saves in that folder takes away.
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

  /// Makes what `body` writes, stretch by stretch, the contents of the file at `path`; see
  /// ``write(_:to:)-(Span<UInt8>,_)``. Where `body` throws, the old file is untouched.
  ///
  /// - Parameters:
  ///   - isDurable: Whether to wait until the file is on the disk, which takes too long for thousands of files.
  ///   - isWanted: Asked before each stretch, and before the file takes its place; where it says no,
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

  /// Throws what `write` would throw about `path` at once, before any work is done for its contents: a folder
  /// in its place, no folder to put it in, no permission to, a name that is too long. Creates nothing.
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

  /// Whether `write` would replace a file at `path` that is there now, a symbolic link followed: false where
  /// there is nothing, and for a folder or a device.
  public static func replacesFile(at path: String) -> Bool { isRegularFile(path) }

  /// Removes the file at `path` if there is one, for a file that nobody needs any more: a failure is no matter.
  public static func remove(_ path: String) { unlink(path) }

  private static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(StorageError) {
    try fill(path, isDurable: true, size: bytes.count) { (file) throws(StorageError) in
      try file.writeAll(bytes)
    }
  }

  /// Lets `body` write the file at `path`: a temporary one that then takes its place, or the device or pipe that is
  /// there. A file of more than `size` bytes must be allowed.
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

  /// Lets `body` write beside `path` and renames the result to it; without a `mode`, the umask decides.
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
    // Until the folder is on the disk, a power cut may bring the old file back, whole. Some file systems
    // cannot sync a folder, and some folders may be written but not read: the file is saved all the same.
    try? Descriptor(opening: folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC, failing: .open).sync()
  }

  /// The path that `path` stands for when it is a symbolic link, even one that points to nothing yet.
  private static func target(of path: String) throws(StorageError) -> String {
    var path = path
    // 40 is where Linux gives up.
    for _ in 0..<40 {
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = buffer.withUnsafeMutableBytes { readlink(path, $0.baseAddress!, $0.count) }
      guard count >= 0 else { return path }
      let link = String(decoding: buffer.prefix(count), as: UTF8.self)
      path = link.hasPrefix("/") ? link : split(path).folder + link
    }
    throw .failed(.open, errno: ELOOP)
  }

  /// `path` cut behind its last slash.
  private static func split(_ path: String) -> (folder: String, name: String) {
    let bytes = path.utf8
    let cut = bytes.lastIndex(of: UInt8(ascii: "/")).map(bytes.index(after:)) ?? bytes.startIndex
    return (String(path[..<cut]), String(path[cut...]))
  }
}
