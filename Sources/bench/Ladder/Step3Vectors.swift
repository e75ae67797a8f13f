// Step 3: the vectors of step 2 by name. The type says what the loop shape only allowed.

extension DenseLadder {
  /// Y [B, O] = X [B, I] · Wᵀ [I, O], both in vectors of 16 outputs; O is a multiple of 16.
  ///
  /// What it teaches: naming the vectors gains nothing over a loop that the compiler already understood. Both load a
  /// sum, add to it and store it again for every multiply-add. But named vectors can be kept, which step 4 does.
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
