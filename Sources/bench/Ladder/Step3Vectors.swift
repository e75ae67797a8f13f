// Step 3: the vectorisation of step 2 written with explicit vector types.

extension DenseLadder {
  /// Y [B, O] = X [B, I] · Wᵀ [I, O], both in vectors of 16 outputs; O is a multiple of 16.
  ///
  /// Lesson: explicit vectors gain nothing over a loop that the compiler already vectorises. Both load a sum, add to it
  /// and store it again for every multiply-add. But explicit vectors can be kept in registers, as in step 4.
  static func vectors(_ x: [Float], _ wT: [SIMD16<Float>], _ shape: DenseShape) -> [SIMD16<Float>] {
    let width = shape.outputs / 16
    var y = [SIMD16<Float>](repeating: .zero, count: shape.batch * width)
    for n in 0..<shape.batch {
      for i in 0..<shape.inputs {
        let factor = x[n * shape.inputs + i]
        for v in 0..<width { y[n * width + v] += factor * wT[i * width + v] }
      }
    }
    return y
  }
}
