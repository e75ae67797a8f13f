// Memory that is not an array's: a heap block or a mapped file, given back when its last user is gone.
// It is only ever read; GrowingRegion is where such memory is filled.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The owner of a block of memory that no one writes to any more.
///
/// `@unchecked Sendable`: the two properties are constant, the memory is only read between `init` and
/// `deinit`, and `deinit` runs once, after the last reference on any thread is gone. A mapped file is private
/// to this process and read-only; should another process cut that file short, reading past its new end ends
/// this one (SIGBUS), which is why everything here replaces files by renaming and never in place.
final class Region: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Takes over a block from `malloc`.
  init(heap bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    isMapped = false
  }

  /// Takes over pages from `mmap`.
  init(mapped bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    isMapped = true
  }

  deinit {
    let address = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
    if isMapped {
      munmap(address!, bytes.count)
    } else {
      free(address)
    }
  }
}
