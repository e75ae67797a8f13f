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

  /// Lets the system take back the pages that lie wholly in `range`: a mapped file is read again when it is asked for.
  /// Other memory stays, as nothing else has what is in it.
  func releasePages(of range: Range<Int>) {
    guard origin == .mapped else { return }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = (range.lowerBound + page - 1) / page * page
    let end = range.upperBound / page * page
    guard start < end else { return }
    // Advice: where it is refused, the pages stay.
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
