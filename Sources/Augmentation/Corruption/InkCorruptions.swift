// Corruptions that add ink: drops and lines. Higher strengths add to what lower ones draw.

import Random

extension GreyPicture {
  /// Draws `drops` round drops of ink at random positions, with radii from 0.5 to 1.6 pixels.
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

  /// Draws a zigzag line of this width from edge to edge, with a corner every three and a half pixels.
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

/// A straight line from one edge of an image to the opposite edge, through the middle 60 % of both.
private struct CrossingLine {
  /// Whether the line goes from top to bottom rather than from left to right.
  let isUpright: Bool
  /// The distance between the two edges in pixels.
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

  /// The position at a distance in pixels from the first edge, offset by `aside` along that edge.
  func place(at distance: Float, aside: Float) -> SIMD2<Float> {
    let across = start + slope * distance + aside
    return isUpright ? [across, distance] : [distance, across]
  }
}
