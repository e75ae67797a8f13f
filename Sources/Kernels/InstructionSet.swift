// The properties of an instruction set that kernels depend on: vector width and multiply-add. The kernels in this
// folder are generic; the modules KernelsBaseline, KernelsAVX2 and KernelsAVX512 compile them, each with the compiler
// flags of its instruction set.

/// An instruction set that kernels can be compiled for.
public protocol InstructionSet {
  /// One vector register of Floats.
  associatedtype Vector: SIMD<Float>
  /// The vector that the transposition uses, four columns at a time.
  associatedtype Block: RowLanes

  /// `sum + a · b` in each lane: rounded once if the instruction set has a fused multiply-add, otherwise twice (there
  /// the fused form would call the C library for each lane).
  static func multiplyAdd(_ sum: Vector, _ a: Vector, _ b: Vector) -> Vector
}

extension UnsafePointer<Float> {
  /// Loads a vector; the address need not be aligned.
  @inlinable @inline(__always)
  public func load<Vector: SIMD<Float>>(_: Vector.Type, at offset: Int = 0) -> Vector {
    UnsafeRawPointer(self + offset).loadUnaligned(as: Vector.self)
  }
}

extension UnsafeMutablePointer<Float> {
  /// Loads a vector; the address need not be aligned.
  @inlinable @inline(__always)
  public func load<Vector: SIMD<Float>>(_ type: Vector.Type, at offset: Int = 0) -> Vector {
    UnsafePointer(self).load(type, at: offset)
  }

  /// Stores a vector; the address need not be aligned.
  @inlinable @inline(__always)
  public func store<Vector: SIMD<Float>>(_ vector: Vector, at offset: Int = 0) {
    UnsafeMutableRawPointer(self + offset).storeBytes(of: vector, as: Vector.self)
  }
}
