// Step 4: a tile of Y that stays in registers until it is complete.

extension DenseLadder {
  /// Rows of a tile, each one vector wide. With two, the sums, the weights and a factor take 13 of the 16 registers
  /// that every x86-64 processor has.
  static let tileRows = 2

  /// Y [B, O] = X [B, I] · Wᵀ [I, O] in vectors of 16 outputs; B is a multiple of `tileRows`, O of 16.
  ///
  /// Lesson: only the factors are read from memory. A vector of weights serves all rows of the tile once loaded, and
  /// sums are stored once instead of I times.
  static func registers(_ x: [Float], _ wT: [SIMD16<Float>], _ shape: DenseShape) -> [SIMD16<Float>] {
    let width = shape.outputs / 16
    var y = [SIMD16<Float>](repeating: .zero, count: shape.batch * width)
    for v in 0..<width {
      for n in stride(from: 0, to: shape.batch, by: tileRows) {
        var (sum0, sum1) = (SIMD16<Float>.zero, SIMD16<Float>.zero)
        for i in 0..<shape.inputs {
          let weights = wT[i * width + v]
          sum0 += x[n * shape.inputs + i] * weights
          sum1 += x[(n + 1) * shape.inputs + i] * weights
        }
        (y[n * width + v], y[(n + 1) * width + v]) = (sum0, sum1)
      }
    }
    return y
  }
}
