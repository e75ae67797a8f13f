// Memory outside Swift arrays: a heap block, a mapped file or constant program data, freed with its last reference.
// Read-only; GrowingRegion fills such memory.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The owner of a read-only block of memory.
///
/// `@unchecked Sendable`: both properties are constant, the memory is only read between `init` and `deinit`, and
/// `deinit` runs once, after the last reference on any thread is gone. A mapped file is private and read-only. If
/// another process truncates the file, reading past its new end kills this process (SIGBUS), so this project replaces
/// files by renaming, never in place.
final class Region: @unchecked Sendable {
  /// The source of the memory, which determines how it is freed.
  private enum Origin {
    case heap, mapped, program
  }

  let bytes: UnsafeRawBufferPointer
  private let origin: Origin

  /// Takes ownership of a block from `malloc`.
  init(heap bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    origin = .heap
  }

  /// Takes ownership of pages from `mmap`.
  init(mapped bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    origin = .mapped
  }

  /// Refers to memory that is part of the program and is never freed.
  init(immortal bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    origin = .program
  }

  /// Lets the system reclaim the pages that lie entirely in `range`. Only for mapped files, which can be read again;
  /// other memory is kept.
  func releasePages(of range: Range<Int>) {
    guard origin == .mapped else { return }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = (range.lowerBound + page - 1) / page * page
    let end = range.upperBound / page * page
    guard start < end else { return }
    // Only a hint: if it is refused, the pages stay.
    madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress! + start), end - start, MADV_DONTNEED)
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
