// What the steps of the ladder compute: the forward product of a dense layer. Step1PlainLoops.swift says how, as the
// definition does; each later step is the same product and a faster way to it. No bias and no ReLU: they would hide
// the loops.

/// The dense product Y = X · Wᵀ from plain loops to what trains, a step a file.
///
/// Shapes: X is [B, I], a batch of B examples of I inputs; W is [O, I], a row of weights for each of O outputs; Y is
/// [B, O]. All are row-major.
enum DenseLadder {}

/// B, I and O.
struct DenseShape {
  let batch, inputs, outputs: Int

  /// Floating-point operations of the product, a multiply-add counting as two.
  var operations: Double { 2 * Double(batch * inputs * outputs) }
}

extension DenseLadder {
  /// Wᵀ [I, O] of W [O, I]: the weights of one input lie together, which is the order that steps 2 to 4 read.
  static func transposed(_ w: [Float], _ shape: DenseShape) -> [Float] {
    (0..<shape.inputs).flatMap { i in (0..<shape.outputs).map { o in w[o * shape.inputs + i] } }
  }
}

extension Array {
  /// The vectors that neighbouring scalars of this array make; traps unless they fill whole vectors.
  func vectors<Vector: SIMD>(of _: Vector.Type) -> [Vector] where Vector.Scalar == Element {
    precondition(
      count.isMultiple(of: Vector.scalarCount),
      "\(count) scalars do not fill vectors of \(Vector.scalarCount)")
    return stride(from: 0, to: count, by: Vector.scalarCount).map { start in
      Vector(self[start..<start + Vector.scalarCount])
    }
  }
}

extension Array where Element: SIMD {
  /// The scalars of these vectors, one vector after the other.
  var scalars: [Element.Scalar] { flatMap { vector in vector.indices.map { vector[$0] } } }
}
