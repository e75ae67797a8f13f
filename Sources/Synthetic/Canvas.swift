// The rasteriser: how much of each pixel a trace covers.
// It draws one square of pixels, by the distance from each pixel's centre to the pen's path; it fills no outlines.

/// A square of pixels that a trace is drawn on, in groups of eight pixels of a row.
struct Canvas {
  let side: Int
  private let groups: Int
  /// How deep in the ink each pixel's centre lies, in pixels; negative outside. `groups` for each row.
  private var depths: [SIMD8<Float>]

  init(side: Int) {
    self.side = side
    groups = (side + 7) / 8
    depths = Array(repeating: .zero, count: side * groups)
  }

  /// Draws `points`, replacing what was there.
  mutating func draw(_ points: [TracePoint]) {
    for index in depths.indices { depths[index] = SIMD8(repeating: -1_000) }
    for index in 1..<points.count where points[index].isJoined {
      draw(from: points[index - 1], to: points[index])
    }
  }

  /// Draws a line whose radius changes evenly from one end to the other, with round ends.
  private mutating func draw(from start: TracePoint, to end: TracePoint) {
    // Nothing further out than this is covered, whatever the softness.
    let reach = max(start.radius, end.radius) + 1
    let low = pointwiseMin(start.place, end.place) - reach
    let high = pointwiseMax(start.place, end.place) + reach
    let rows = max(0, Int(low.y))...min(side - 1, max(0, Int(high.y)))
    let columns = max(0, Int(low.x) / 8)...min(groups - 1, max(0, Int(high.x) / 8))

    let line = end.place - start.place
    let squaredLength = line.x * line.x + line.y * line.y
    let inverse = squaredLength > 0 ? 1 / squaredLength : 0
    let thickening = end.radius - start.radius
    for row in rows {
      let y = Float(row) + 0.5 - start.place.y
      for group in columns {
        let x = Self.centres + (Float(8 * group) - start.place.x)
        var along = (x * line.x + y * line.y) * inverse
        along.clamp(lowerBound: .zero, upperBound: .one)
        let dx = x - along * line.x
        let dy = y - along * line.y
        let depth = start.radius + along * thickening - (dx * dx + dy * dy).squareRoot()
        depths[row * groups + group] = pointwiseMax(depths[row * groups + group], depth)
      }
    }
  }

  private static let centres: SIMD8<Float> = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5]

  /// The ink of the pixel at `row` and `column`, 0 to 255, when the ink's edge is `softness` pixels wide.
  func ink(row: Int, column: Int, softness: Float) -> UInt8 {
    let depth = depths[row * groups + column / 8][column % 8]
    return UInt8(max(0, min(1, depth / softness + 0.5)) * 255 + 0.5)
  }
}
