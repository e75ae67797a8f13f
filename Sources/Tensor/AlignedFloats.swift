// Aligned memory for Floats, the storage of `Vector`.

#if os(Linux)
  import Glibc
#endif

/// A block of `count` Floats, aligned to 64 bytes and zero at first.
///
/// The elements of a Swift array start 32 bytes into an allocation, where every 64-byte load would touch two cache
/// lines. `@unchecked Sendable`: `Vector` writes only while it holds the only reference; shared blocks are only read.
final class AlignedFloats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  /// The size of a Linux huge page in bytes. Blocks of at least this size are rounded up to whole huge pages and
  /// request them: with 4 KB pages, first touching a megabyte takes 250 page faults.
  private static let hugePage = 1 << 21

  init(count: Int) {
    self.count = count
    let byteCount = max(1, count) * MemoryLayout<Float>.stride
    let isHuge = byteCount >= Self.hugePage
    let alignment = isHuge ? Self.hugePage : 64
    let wholeCount = (byteCount + alignment - 1) / alignment * alignment
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: wholeCount, alignment: alignment)
    #if os(Linux)
      // Only a hint: if the kernel declines, the pages are small.
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

/// Calls `body` with uninitialised memory for `count` Floats, aligned to 64 bytes.
func withAlignedScratch(count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
  // At least one Float, so that `body` runs even if `count` is 0.
  let count = max(1, count)
  withUnsafeTemporaryAllocation(byteCount: count * MemoryLayout<Float>.stride, alignment: 64) { bytes in
    body(bytes.baseAddress!.bindMemory(to: Float.self, capacity: count))
  }
}
