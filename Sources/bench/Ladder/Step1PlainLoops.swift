// Step 1: the definition. Every other step must give the same result; this one is checked against the same loops in
// Double.

extension DenseLadder {
  /// Y [B, O] = X [B, I] · Wᵀ: three loops, the inner one a dot product.
  ///
  /// Lesson: each addition waits for the previous one. A Float sum depends on its order, so the compiler may not split
  /// it, and every multiply-add takes as long as an addition: two to four cycles.
  static func plainLoops(_ x: [Float], _ w: [Float], _ shape: DenseShape) -> [Float] {
    var y: [Float] = []
    for n in 0..<shape.batch {
      for o in 0..<shape.outputs {
        var sum: Float = 0
        for i in 0..<shape.inputs { sum += x[n * shape.inputs + i] * w[o * shape.inputs + i] }
        y.append(sum)
      }
    }
    return y
  }
}
