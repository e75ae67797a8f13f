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
  /// Where the memory came from, which says how it is given back.
  private enum Origin {
    case heap, mapped, program
  }

  let bytes: UnsafeRawBufferPointer
  private let origin: Origin

  /// Takes over a block from `malloc`.
  init(heap bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    origin = .heap
  }

  /// Takes over pages from `mmap`.
  init(mapped bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    origin = .mapped
  }

  /// Refers to memory that is part of the program and is there as long as it runs.
  init(immortal bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    origin = .program
  }

  deinit {
    let address = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
    switch origin {
    case .heap: free(address)
    case .mapped: munmap(address!, bytes.count)
    case .program: break
    }
  }
}
