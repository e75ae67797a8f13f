// Memory for Floats, aligned for the widest vectors. It is the storage of Vector, and of nothing else.

#if os(Linux)
  import Glibc
#endif

/// A block of `count` Floats that starts on a 64-byte boundary and holds zeros at first.
///
/// Swift's arrays start 32 bytes into an allocation, so that every 64-byte load would touch two cache lines.
/// `@unchecked Sendable`: an owner writes only while it holds the one reference to the block, as Vector
/// makes sure, and blocks that are shared are only read.
final class AlignedFloats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  /// The size of a huge page of Linux, in bytes. Blocks of that size and above are whole ones and ask for them: where a
  /// page is 4 KB, the first touch of a megabyte costs 250 faults.
  private static let hugePage = 1 << 21

  init(count: Int) {
    self.count = count
    let byteCount = max(1, count) * MemoryLayout<Float>.stride
    let isHuge = byteCount >= Self.hugePage
    let alignment = isHuge ? Self.hugePage : 64
    let wholeCount = (byteCount + alignment - 1) / alignment * alignment
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: wholeCount, alignment: alignment)
    #if os(Linux)
      // A wish: where it is refused, the pages are small ones.
      if isHuge { madvise(bytes, wholeCount, MADV_HUGEPAGE) }
    #endif
    base = bytes.bindMemory(to: Float.self, capacity: max(1, count))
    base.initialize(repeating: 0, count: max(1, count))
  }

  func copy() -> AlignedFloats {
    let other = AlignedFloats(count: count)
    other.base.update(from: base, count: count)
    return other
  }

  deinit { base.deallocate() }
}

/// Lends `body` memory for `count` Floats that starts on a 64-byte boundary and may hold anything.
func withAlignedScratch(count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
  // At least one: what is to be done with the memory must be done where none is needed, too.
  let count = max(1, count)
  withUnsafeTemporaryAllocation(byteCount: count * MemoryLayout<Float>.stride, alignment: 64) { bytes in
    body(bytes.baseAddress!.bindMemory(to: Float.self, capacity: count))
  }
}
