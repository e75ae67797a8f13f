// Step 5: both matrices packed in the order in which the tile of step 4 reads them.

extension DenseLadder {
  /// Y [B, O] as in step 4, from packed factors.
  ///
  /// Lesson: step 4 jumps from row to row of Wᵀ and reads two distant rows of X; here everything comes from two
  /// sequential streams, which suits caches and prefetcher. At this size, where both matrices fit in the L2 cache, the
  /// order gains little. The gain comes from fewer bounds checks, which cost step 4 a half (1.30 ms, and 0.85 ms with
  /// `-Ounchecked`) and this step nothing (0.83 ms).
  ///
  /// - Parameters:
  ///   - x: groups of `tileRows` rows, [B / 2, I] pairs.
  ///   - w: panels of 16 outputs, [O / 16, I] vectors.
  static func panels(_ x: [SIMD2<Float>], _ w: [SIMD16<Float>], _ shape: DenseShape) -> [SIMD16<Float>] {
    let (width, inputs) = (shape.outputs / 16, shape.inputs)
    var y = [SIMD16<Float>](repeating: .zero, count: shape.batch * width)
    for v in 0..<width {
      for group in 0..<shape.batch / tileRows {
        var (sum0, sum1) = (SIMD16<Float>.zero, SIMD16<Float>.zero)
        for i in 0..<inputs {
          let (factors, weights) = (x[group * inputs + i], w[v * inputs + i])
          sum0 += factors[0] * weights
          sum1 += factors[1] * weights
        }
        let n = group * tileRows
        (y[n * width + v], y[(n + 1) * width + v]) = (sum0, sum1)
      }
    }
    return y
  }

  /// Packs X [B, I] into pairs of rows for `panels`.
  static func packedRows(_ x: [Float], _ shape: DenseShape) -> [SIMD2<Float>] {
    (0..<shape.batch / tileRows).flatMap { group in
      let n = group * tileRows * shape.inputs
      return (0..<shape.inputs).map { SIMD2(x[n + $0], x[n + shape.inputs + $0]) }
    }
  }

  /// Packs W [O, I] into panels of 16 outputs for `panels`.
  static func packedColumns(_ w: [Float], _ shape: DenseShape) -> [SIMD16<Float>] {
    (0..<shape.outputs / 16).flatMap { v in
      (0..<shape.inputs).map { i in
        SIMD16<Float>((0..<16).map { w[(v * 16 + $0) * shape.inputs + i] })
      }
    }
  }
}
