// Memory for Floats, aligned for the widest vectors. The owner behind Vector; not for anyone else.

/// A block of `count` Floats that starts on a 64-byte boundary and holds zeros at first.
///
/// Swift's arrays start 32 bytes into an allocation, so that every 64-byte load would touch two cache lines.
/// `@unchecked Sendable`: an owner writes only while it holds the one reference to the block, as Vector
/// makes sure, and blocks that are shared are only read.
final class AlignedFloats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Float>.stride, alignment: 64)
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
