// What a kernel may know of the processor: the width of its vectors and how it multiplies and adds.
// The kernels in this folder are generic sources; they are compiled by the modules KernelsBaseline, KernelsAVX2
// and KernelsAVX512, each with the compiler flags of its instruction set.

/// One instruction set, as far as the kernels are concerned.
public protocol InstructionSet {
  /// One vector register of Floats.
  associatedtype Vector: SIMD<Float>
  /// Four columns of this are transposed at a time.
  associatedtype Block: RowLanes

  /// `sum + a · b`, lane by lane: with one rounding where the instruction set has a fused multiply-add, with two
  /// where it has not (there the fused form would be a call to the C library for each lane).
  static func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector
}

extension UnsafePointer<Float> {
  /// The vector that starts here; any address will do.
  @inlinable @inline(__always)
  public func load<Vector: SIMD<Float>>(_: Vector.Type, at offset: Int = 0) -> Vector {
    UnsafeRawPointer(self + offset).loadUnaligned(as: Vector.self)
  }
}

extension UnsafeMutablePointer<Float> {
  /// The vector that starts here; any address will do.
  @inlinable @inline(__always)
  public func load<Vector: SIMD<Float>>(_ type: Vector.Type, at offset: Int = 0) -> Vector {
    UnsafePointer(self).load(type, at: offset)
  }

  /// Stores a vector here; any address will do.
  @inlinable @inline(__always)
  public func store<Vector: SIMD<Float>>(_ vector: Vector, at offset: Int = 0) {
    UnsafeMutableRawPointer(self + offset).storeBytes(of: vector, as: Vector.self)
  }
}
