// Brightness corruptions: grey background, fog, and an inverted stripe.

import Random

extension GreyPicture {
  /// Adds a grey, 0 ... 1, to all pixels, up to full ink.
  mutating func brighten(by grey: Float) {
    for pixel in greys.indices { greys[pixel] = min(1, greys[pixel] + grey) }
  }

  /// Blends each pixel with a cloud image, with weight `density`, 0 ... 1.
  ///
  /// The cloud is value noise: random greys on lattices of 2, 4 and 8 cells per side, with smoothstep interpolation;
  /// coarser lattices have larger weights.
  mutating func addFog(density: Float, using generator: inout SeededGenerator) {
    var cloud = [Float](repeating: 0, count: greys.count)
    for (cells, weight) in [(2, Float(4) / 7), (4, 2 / 7), (8, 1 / 7)] {
      let knots = (0..<(cells + 1) * (cells + 1)).map { _ in generator.uniform() }
      let across = (0..<width).map { Self.cell(at: $0, of: width, cells: cells) }
      for row in 0..<height {
        let down = Self.cell(at: row, of: height, cells: cells)
        for (column, right) in across.enumerated() {
          let knot = down.index * (cells + 1) + right.index
          let above = knots[knot] + right.share * (knots[knot + 1] - knots[knot])
          let next = knot + cells + 1
          let below = knots[next] + right.share * (knots[next + 1] - knots[next])
          cloud[row * width + column] += weight * (above + down.share * (below - above))
        }
      }
    }
    for pixel in greys.indices { greys[pixel] += density * (cloud[pixel] - greys[pixel]) }
  }

  /// The lattice cell that contains a pixel, and the position within it, 0 ... 1, after smoothstep 3t² − 2t³.
  private static func cell(at pixel: Int, of count: Int, cells: Int) -> (index: Int, share: Float) {
    let place = (Float(pixel) + 0.5) / Float(count) * Float(cells)
    let index = min(cells - 1, Int(place))
    let rest = place - Float(index)
    return (index, rest * rest * (3 - 2 * rest))
  }

  /// Inverts a vertical or horizontal band, whose centre is in the middle half of the image.
  mutating func invertStripe(width band: Float, using generator: inout SeededGenerator) {
    let isUpright = generator.coin()
    let middle = Float(isUpright ? width : height) * generator.uniform(0.25, 0.75)
    for row in 0..<height {
      for column in 0..<width {
        let place = Float(isUpright ? column : row) + 0.5
        if abs(place - middle) <= band / 2 { greys[row * width + column] = 1 - greys[row * width + column] }
      }
    }
  }
}
