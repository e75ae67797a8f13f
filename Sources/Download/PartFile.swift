// The partial download NAME.part beside its target, with the running SHA-256 of its content.
// It survives a broken download, so that the next one can resume; it gets the target's name only after the caller has
// verified the checksum.

import Storage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that grows until it is complete, open to one process at a time.
final class PartFile {
  let path: String
  /// Bytes that it holds.
  private(set) var count = 0

  private let descriptor: Int32
  private var hasher = SHA256()
  private var isFinished = false

  /// Opens `path`, made when it is not there, and reads what an earlier download left in it.
  ///
  /// `limit` is the size of the whole file: what is longer cannot be its beginning, and is emptied.
  init(path: String, limit: Int) throws(DownloadError) {
    self.path = path
    guard FileSizeLimit.allows(limit) else { throw .disk(path: path, errno: EFBIG) }
    descriptor = try Self.openLocked(path)
    try readExisting(limit: limit)
  }

  deinit {
    if count == 0, !isFinished { unlink(path) }
    // Closing alone would not do: a process that is being started at this moment has the lock as well.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// The SHA-256 of the bytes held, 64 lower-case hexadecimal digits.
  var digest: String {
    hasher.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Writes `bytes` at the end.
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

  /// Throws away what it holds.
  func clear() throws(DownloadError) {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw .disk(path: path, errno: errno)
    }
    count = 0
    hasher = SHA256()
  }

  /// Gives the complete file its name, once its bytes are on the disk; a file of that name is replaced.
  func finish(as target: String) throws(DownloadError) {
    guard fsync(descriptor) == 0 else { throw .disk(path: path, errno: errno) }
    guard rename(path, target) == 0 else { throw .disk(path: target, errno: errno) }
    isFinished = true
    // The name is the folder's to keep. A file system that cannot sync folders has its own ways, so a failure
    // here is none of the download.
    let folder = open(Self.folder(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Opens and locks the file that bears `path` at the moment that the lock is held: the process that held it
  /// before may just have renamed the file.
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

  /// Hashes what is there, and leaves the descriptor at the end of it.
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
