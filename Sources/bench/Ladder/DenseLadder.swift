// The product that the steps of the dense ladder compute: the forward product of a dense layer. Step 1 is the
// definition; each later step computes the same product faster. Bias and ReLU are left out for clarity.

/// The dense product Y = X · Wᵀ, from plain loops to the training product, one file per step.
///
/// Shapes: X is [B, I], a batch of B examples of I inputs; W is [O, I], a row of weights for each of O outputs; Y is
/// [B, O]. All are row-major.
enum DenseLadder {}

/// B, I and O.
struct DenseShape {
  let batch, inputs, outputs: Int

  /// Floating-point operations of the product, two for each multiply-add.
  var operations: Double { 2 * Double(batch * inputs * outputs) }
}

extension DenseLadder {
  /// Wᵀ [I, O] of W [O, I]: the weights of one input are contiguous, as steps 2 to 4 read them.
  static func transposed(_ w: [Float], _ shape: DenseShape) -> [Float] {
    (0..<shape.inputs).flatMap { i in (0..<shape.outputs).map { o in w[o * shape.inputs + i] } }
  }
}

extension Array {
  /// The elements as vectors; traps unless they fill whole vectors.
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
  /// The scalars of these vectors, in order.
  var scalars: [Element.Scalar] { flatMap { vector in vector.indices.map { vector[$0] } } }
}
