// Heap memory while it is being filled: by a pipe, by inflate, by deflate.
// It knows nothing of where the bytes come from, and is gone once it hands them over as a ByteBuffer.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Heap memory that is filled from its start and grows by doubling, never past a limit.
struct GrowingRegion: ~Copyable {
  enum Failure: Error {
    /// There are more bytes than the limit allows.
    case overLimit
    case outOfMemory
  }

  private static let smallest = 1 << 16

  private var base: UnsafeMutableRawPointer?
  private var capacity = 0
  private let limit: Int
  /// Bytes written so far.
  private(set) var count = 0

  /// An empty region, with room at once for `expected` bytes but never for more than `limit`.
  ///
  /// When there is no memory for that much, the first bytes that are written say so.
  init(expecting expected: Int, limit: Int) {
    self.limit = limit
    try? reserve(expected)
  }

  deinit { free(base) }

  /// Lets `write` fill free space from its start; `write` returns how many bytes it put there.
  ///
  /// A full region offers one spare byte outside itself, and grows only when that is used: a source that ends
  /// exactly where it was expected to end costs no second allocation, and one that ends exactly at the limit
  /// is told from one that goes on.
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

  /// Asks for pages of 2 MB, where Linux has them: MNIST's training images take 12,000 faults by pages of 4 KB.
  private func askForHugePages() {
    #if os(Linux)
      let page = Int(sysconf(Int32(_SC_PAGESIZE)))
      let start = (Int(bitPattern: base) + page - 1) / page * page
      let length = Int(bitPattern: base) + capacity - start
      guard length >= 1 << 21 else { return }
      // A wish: where it is refused, the pages are small ones.
      madvise(UnsafeMutableRawPointer(bitPattern: start), length, MADV_HUGEPAGE)
    #endif
  }

  /// The bytes written, with the unused room given back.
  consuming func finish() -> ByteBuffer {
    // Shrinking can fail only in theory, and then the larger block serves as well.
    let block = count < capacity ? realloc(base, max(count, 1)) ?? base : base
    let bytes = UnsafeRawBufferPointer(start: block, count: count)
    discard self
    return ByteBuffer(Region(heap: bytes))
  }
}
