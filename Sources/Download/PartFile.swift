// The partial download NAME.part next to its target, with the running SHA-256 of its content. It is kept after a failed
// download, so that the next one can resume, and renamed to the target only after the caller has verified the checksum.

import Storage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A growing file, locked by one process at a time.
final class PartFile {
  let path: String
  /// The number of bytes in the file.
  private(set) var count = 0

  private let descriptor: Int32
  private var hasher = SHA256()
  private var isFinished = false

  /// Opens or creates `path`, and hashes what an earlier download left in it.
  ///
  /// `limit` is the size of the whole file: a longer part file cannot be its beginning, and is emptied.
  init(path: String, limit: Int) throws(DownloadError) {
    self.path = path
    guard FileSizeLimit.allows(limit) else { throw .disk(path: path, errno: EFBIG) }
    descriptor = try Self.openLocked(path)
    try readExisting(limit: limit)
  }

  deinit {
    if count == 0, !isFinished { unlink(path) }
    // Closing is not enough: a child process that is just being started may share the lock.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// The SHA-256 of the content, 64 lower-case hexadecimal digits.
  var digest: String {
    hasher.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Appends `bytes`.
  func append(_ bytes: UnsafeRawBufferPointer) throws(DownloadError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = write(descriptor, rest.baseAddress!, rest.count)
      guard written > 0 else {
        if written < 0, errno == EINTR { continue }
        throw .disk(path: path, errno: written < 0 ? errno : EIO)
      }
      hasher.update(rest.prefix(written).bindMemory(to: UInt8.self).span)
      count += written
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
  }

  /// Empties the file.
  func clear() throws(DownloadError) {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw .disk(path: path, errno: errno)
    }
    count = 0
    hasher = SHA256()
  }

  /// Syncs the complete file to disk and renames it to `target`, replacing any existing file.
  func finish(as target: String) throws(DownloadError) {
    guard fsync(descriptor) == 0 else { throw .disk(path: path, errno: errno) }
    guard rename(path, target) == 0 else { throw .disk(path: target, errno: errno) }
    isFinished = true
    // Syncs the folder, which stores the name. Some file systems cannot sync folders, so failures are ignored.
    let folder = open(Self.folder(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Opens and locks the file that has the name `path` once the lock is held: the previous holder of the lock may have
  /// just renamed the file.
  private static func openLocked(_ path: String) throws(DownloadError) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw .disk(path: path, errno: errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        throw code == EWOULDBLOCK ? .busy(path: path) : .disk(path: path, errno: code)
      }
      var locked = stat()
      var named = stat()
      if fstat(descriptor, &locked) == 0, lstat(path, &named) == 0, locked.st_ino == named.st_ino,
        locked.st_dev == named.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  /// Hashes the existing content and moves the descriptor to its end.
  private func readExisting(limit: Int) throws(DownloadError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .disk(path: path, errno: errno) }
    guard status.st_size <= limit else { return try clear() }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let received = read(descriptor, &buffer, buffer.count)
      if received == 0 { return }
      guard received > 0 else {
        if errno == EINTR { continue }
        throw .disk(path: path, errno: errno)
      }
      hasher.update(buffer.span.extracting(..<received))
      count += received
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
