// Heap memory that is being filled from a pipe, by inflate or by deflate, and then handed over as a ByteBuffer.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Heap memory that is filled from its start and grows by doubling, up to a limit.
struct GrowingRegion: ~Copyable {
  enum Failure: Error {
    /// The source has more bytes than the limit allows.
    case overLimit
    case outOfMemory
  }

  private static let smallest = 1 << 16

  private var base: UnsafeMutableRawPointer?
  private var capacity = 0
  private let limit: Int
  /// Bytes written so far.
  private(set) var count = 0

  /// Creates an empty region with initial capacity for `expected` bytes, capped at `limit`.
  ///
  /// If the allocation fails, the first append reports it.
  init(expecting expected: Int, limit: Int) {
    self.limit = limit
    try? reserve(expected)
  }

  deinit { free(base) }

  /// Lets `write` fill free space from its start; `write` returns the number of bytes written.
  ///
  /// A full region offers one spare byte outside itself and grows only if that byte is used. A source of exactly the
  /// expected length needs no second allocation, and a source that ends exactly at the limit can be distinguished
  /// from a longer one.
  @discardableResult
  mutating func fill(_ write: (UnsafeMutableRawBufferPointer) -> Int) throws(Failure) -> Int {
    guard count == capacity else {
      let free = UnsafeMutableRawBufferPointer(start: base! + count, count: capacity - count)
      let written = write(free)
      count += written
      return written
    }
    var spare: UInt8 = 0
    let written = withUnsafeMutableBytes(of: &spare, write)
    if written == 1 {
      guard count < limit else { throw .overLimit }
      try reserve(max(Self.smallest, capacity > limit / 2 ? limit : capacity * 2))
      base!.storeBytes(of: spare, toByteOffset: count, as: UInt8.self)
      count += 1
    }
    return written
  }

  private mutating func reserve(_ wanted: Int) throws(Failure) {
    let wanted = min(wanted, limit)
    guard wanted > capacity else { return }
    guard let larger = realloc(base, wanted) else { throw .outOfMemory }
    base = larger
    capacity = wanted
    askForHugePages()
  }

  /// Requests 2 MB pages where Linux has them: with 4 KB pages, MNIST's training images cause 12,000 page faults.
  private func askForHugePages() {
    #if os(Linux)
      let page = Int(sysconf(Int32(_SC_PAGESIZE)))
      let start = (Int(bitPattern: base) + page - 1) / page * page
      let length = Int(bitPattern: base) + capacity - start
      guard length >= 1 << 21 else { return }
      // Only a hint: if it is refused, the pages stay small.
      madvise(UnsafeMutableRawPointer(bitPattern: start), length, MADV_HUGEPAGE)
    #endif
  }

  /// Returns the bytes written and frees the unused capacity.
  consuming func finish() -> ByteBuffer {
    // If shrinking fails, the larger block still works.
    let block = count < capacity ? realloc(base, max(count, 1)) ?? base : base
    let bytes = UnsafeRawBufferPointer(start: block, count: count)
    discard self
    return ByteBuffer(Region(heap: bytes))
  }
}
