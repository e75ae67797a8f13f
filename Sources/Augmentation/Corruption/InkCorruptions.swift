// Damage by ink that does not belong to the digit: drops and lines. More strength keeps what less has drawn.

import Random

extension GreyPicture {
  /// Lets `drops` round drops of ink fall anywhere, half a pixel to 1.6 pixels in radius.
  mutating func spatter(drops: Int, using generator: inout SeededGenerator) {
    for _ in 0..<drops {
      let place = SIMD2(
        generator.uniform(0, Float(width - 1)), generator.uniform(0, Float(height - 1)))
      draw(from: place, to: place, radius: unit * generator.uniform(0.5, 1.6))
    }
  }

  /// Draws `lines` dotted lines from edge to edge, a dot every three pixels.
  mutating func drawDottedLines(_ lines: Int, using generator: inout SeededGenerator) {
    for _ in 0..<lines {
      let line = CrossingLine(over: self, using: &generator)
      let gap = 3 * unit
      for dot in 0...Int(line.length / gap) {
        let place = line.place(at: Float(dot) * gap, aside: 0)
        draw(from: place, to: place, radius: 0.7 * unit)
      }
    }
  }

  /// Draws a zigzag line from edge to edge, a corner every three and a half pixels, this wide.
  mutating func drawZigzagLine(width: Float, using generator: inout SeededGenerator) {
    let line = CrossingLine(over: self, using: &generator)
    let swing = unit * generator.uniform(2, 4)
    let step = 3.5 * unit
    var start = line.place(at: 0, aside: -swing)
    for corner in 1...max(1, Int((line.length / step).rounded(.up))) {
      let end = line.place(at: Float(corner) * step, aside: corner.isMultiple(of: 2) ? -swing : swing)
      draw(from: start, to: end, radius: width / 2)
      start = end
    }
  }
}

/// A straight line from one edge of a picture to the opposite one, through the middle six tenths of both.
private struct CrossingLine {
  /// Whether it goes from the top to the bottom, not from the left to the right.
  let isUpright: Bool
  /// Pixels between the two edges.
  let length: Float
  let start: Float
  let slope: Float

  init(over picture: GreyPicture, using generator: inout SeededGenerator) {
    isUpright = generator.coin()
    let (along, across) =
      isUpright ? (picture.height, picture.width) : (picture.width, picture.height)
    length = Float(along - 1)
    start = Float(across - 1) * generator.uniform(0.2, 0.8)
    let end = Float(across - 1) * generator.uniform(0.2, 0.8)
    slope = length > 0 ? (end - start) / length : 0
  }

  /// The place so many pixels from the first edge, moved `aside` along the edge.
  func place(at distance: Float, aside: Float) -> SIMD2<Float> {
    let across = start + slope * distance + aside
    return isUpright ? [across, distance] : [distance, across]
  }
}
