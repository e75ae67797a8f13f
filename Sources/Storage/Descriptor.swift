// A file descriptor that closes itself, with the operations needed to save a file. Calls are retried only after a
// signal interrupts them.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open file, closed when the value is destroyed.
struct Descriptor: ~Copyable {
  let number: Int32

  init(opening path: String, _ flags: Int32, failing action: StorageError.Action) throws(StorageError) {
    number = open(path, flags, 0o666)
    guard number >= 0 else { throw StorageError(action, errno: errno) }
  }

  deinit { close(number) }

  func setMode(_ mode: mode_t) throws(StorageError) {
    guard fchmod(number, mode) == 0 else { throw StorageError(.create, errno: errno) }
  }

  /// Waits until everything written is on the disk.
  func sync() throws(StorageError) {
    #if canImport(Darwin)
      // On macOS, fsync leaves data in the drive's cache. Some file systems support only fsync.
      if fcntl(number, F_FULLFSYNC) == 0 { return }
    #endif
    guard fsync(number) == 0 else { throw StorageError(.write, errno: errno) }
  }

  /// Writes all of `bytes`, repeating the call after a short write (caused by a signal or a full disk).
  func writeAll(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      #if canImport(Darwin)
        let written = Darwin.write(number, piece.baseAddress!, piece.count)
      #else
        let written = Glibc.write(number, piece.baseAddress!, piece.count)
      #endif
      guard written >= 0 || errno == EINTR else { throw StorageError(.write, errno: errno) }
      rest = rest.dropFirst(max(written, 0))
    }
  }
}
