// Corruptions that reduce sharpness in all directions: defocus and low resolution.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension GreyPicture {
  /// Blurs with a Gaussian of this standard deviation in pixels, truncated at three standard deviations.
  mutating func blur(deviation: Float) {
    let reach = Int((3 * deviation).rounded(.up))
    let weights = (-reach...reach).map { offset in
      Float(exp(-0.5 * Double(offset * offset) / Double(deviation * deviation)))
    }
    let sum = weights.reduce(0, +)
    let shares = weights.map { $0 / sum }
    // A Gaussian is separable, so rows are blurred, then columns: 2n weights per pixel instead of n².
    let rows = Self.blurredAndTurned(greys, width: width, height: height, weights: shares)
    greys = Self.blurredAndTurned(rows, width: height, height: width, weights: shares)
  }

  /// Blurs [height, width] greys along each row and transposes the result to [width, height].
  private static func blurredAndTurned(
    _ greys: [Float], width: Int, height: Int, weights: [Float]
  ) -> [Float] {
    let reach = weights.count / 2
    var turned = [Float](repeating: 0, count: greys.count)
    var sums = [Float](repeating: 0, count: width)
    for row in 0..<height {
      for column in 0..<width { sums[column] = 0 }
      for (place, weight) in weights.enumerated() {
        let offset = place - reach
        let (first, end) = (max(0, -offset), min(width, width - offset))
        guard first < end else { continue }
        for column in first..<end { sums[column] += weight * greys[row * width + column + offset] }
      }
      for column in 0..<width { turned[column * height + row] = sums[column] }
    }
    return turned
  }

  /// Replaces each block of `side` pixels, rounded, by its mean; blocks at the right and bottom edges may be smaller.
  mutating func pixelate(side: Float) {
    let side = max(1, Int(side.rounded()))
    for top in stride(from: 0, to: height, by: side) {
      for left in stride(from: 0, to: width, by: side) {
        let (rows, columns) = (top..<min(top + side, height), left..<min(left + side, width))
        var sum: Float = 0
        for row in rows { for column in columns { sum += greys[row * width + column] } }
        let mean = sum / Float(rows.count * columns.count)
        for row in rows { for column in columns { greys[row * width + column] = mean } }
      }
    }
  }
}
