// The steps of the convolution ladder: two forward, two of the weight gradient. One channel, no bias, ReLU but no
// pooling.

/// The convolution of one-channel images, from plain loops to the training product.
///
/// Shapes: images X are [B, H, H], filters W [F, K, K], sums Y and their derivative δ [B, S, S, F] with S = H − K + 1;
/// a vector holds the F = 16 filters at one position.
enum ConvolutionLadder {}

/// B, H and K; there are 16 filters.
struct ConvolutionShape {
  let batch, side, kernelSize: Int
  static let filters = 16

  /// S.
  var sumsSide: Int { side - kernelSize + 1 }
  /// Floating-point operations of a product, two for each multiply-add.
  var operations: Double {
    2 * Double(batch * sumsSide * sumsSide * kernelSize * kernelSize * Self.filters)
  }
}

extension ConvolutionLadder {
  /// Step 1: Y = max(0, W * X) by definition: every filter at every position.
  static func plainLoops(_ images: [Float], _ filters: [Float], _ shape: ConvolutionShape) -> [Float] {
    let (side, size) = (shape.side, shape.kernelSize)
    var sums: [Float] = []
    for n in 0..<shape.batch {
      for y in 0..<shape.sumsSide {
        for x in 0..<shape.sumsSide {
          for f in 0..<ConvolutionShape.filters {
            var sum: Float = 0
            for i in 0..<size {
              for j in 0..<size {
                sum += images[(n * side + y + i) * side + x + j] * filters[(f * size + i) * size + j]
              }
            }
            sums.append(max(0, sum))
          }
        }
      }
    }
    return sums
  }

  /// Step 2: the same from filters as [K, K] vectors, one row of sums at a time.
  ///
  /// Lesson: a filter element times a row of pixels gives a row of products. Neither the positions of a row nor the
  /// filters depend on each other, and the bounds of a row are checked once.
  static func rowsAtATime(
    _ images: [Float], _ filters: [SIMD16<Float>], _ shape: ConvolutionShape
  ) -> [SIMD16<Float>] {
    let (side, size) = (shape.side, shape.kernelSize)
    var sums: [SIMD16<Float>] = []
    for n in 0..<shape.batch {
      for y in 0..<shape.sumsSide {
        var row = [SIMD16<Float>](repeating: .zero, count: shape.sumsSide)
        for i in 0..<size {
          for j in 0..<size {
            let start = (n * side + y + i) * side + j
            let pixels = images.span.extracting(start..<start + row.count)
            let weights = filters[i * size + j]
            for x in row.indices { row[x] += pixels[x] * weights }
          }
        }
        sums += row.map { $0.replacing(with: 0, where: $0 .< 0) }
      }
    }
    return sums
  }

  /// Step 1 of the weight gradient: ∂L/∂W [F, K, K] = Σ over images and positions: δ[y, x, f] · X[y + i, x + j].
  static func plainGradient(_ images: [Float], _ delta: [Float], _ shape: ConvolutionShape) -> [Float] {
    let (side, size, sumsSide) = (shape.side, shape.kernelSize, shape.sumsSide)
    var gradient: [Float] = []
    for f in 0..<ConvolutionShape.filters {
      for i in 0..<size {
        for j in 0..<size {
          var sum: Float = 0
          for n in 0..<shape.batch {
            for y in 0..<sumsSide {
              for x in 0..<sumsSide {
                sum +=
                  delta[((n * sumsSide + y) * sumsSide + x) * ConvolutionShape.filters + f]
                  * images[(n * side + y + i) * side + x + j]
              }
            }
          }
          gradient.append(sum)
        }
      }
    }
    return gradient
  }

  /// Step 2 of the weight gradient, skipping zeros: [K, K] vectors, from δ as [B, S, S] vectors.
  ///
  /// Lesson: reverse the sum and iterate over pixels, adding the positions that see each. Four of five pixels are zero,
  /// and cost one comparison instead of K · K · F multiply-adds.
  static func inkOnly(
    _ images: [Float], _ delta: [SIMD16<Float>], _ shape: ConvolutionShape
  ) -> [SIMD16<Float>] {
    let (side, size, sumsSide) = (shape.side, shape.kernelSize, shape.sumsSide)
    var gradient = [SIMD16<Float>](repeating: .zero, count: size * size)
    for (index, pixel) in images.enumerated() where pixel != 0 {
      let (line, column) = index.quotientAndRemainder(dividingBy: side)
      let (n, row) = line.quotientAndRemainder(dividingBy: side)
      for i in 0..<size where 0..<sumsSide ~= row - i {
        for j in 0..<size where 0..<sumsSide ~= column - j {
          gradient[i * size + j] += pixel * delta[(n * sumsSide + row - i) * sumsSide + column - j]
        }
      }
    }
    return gradient
  }
}
