// Rasterises pen strokes: computes the coverage of each pixel from the distance of its centre to the pen's path.

/// A square of pixels on which a trace is drawn.
struct Canvas {
  let side: Int

  /// The depth of each pixel's centre inside the ink, in pixels; negative outside. A row is `groups` groups of 8
  /// pixels, the last of which may extend past the side.
  private var depths: [SIMD8<Float>]
  private let groups: Int

  init(side: Int) {
    self.side = side
    groups = (side + 7) / 8
    depths = Array(repeating: .zero, count: side * groups)
  }

  /// Draws the line segments between `points`, in pixel coordinates, replacing the previous drawing.
  mutating func draw(_ points: [TracePoint]) {
    for index in depths.indices { depths[index] = SIMD8(repeating: -Float(side)) }
    for index in 1..<points.count where points[index].isJoined {
      draw(from: points[index - 1], to: points[index])
    }
  }

  /// Draws a line segment with round ends, whose radius varies linearly from one end to the other.
  ///
  /// The depth of a centre is the radius at the nearest point of the line minus the distance to it. Where lines meet or
  /// cross, the maximum counts. Cost: about 10 vector operations for 8 pixels.
  private mutating func draw(from start: TracePoint, to end: TracePoint) {
    // The soft edge ends within one pixel of the ink.
    let reach = max(start.radius, end.radius) + 1
    let low = pointwiseMin(start.place, end.place) - reach
    let high = pointwiseMax(start.place, end.place) + reach
    let last = Float(side - 1)
    let rows = Int(max(0, min(last, low.y)))...Int(max(0, min(last, high.y)))
    let columns = Int(max(0, min(last, low.x))) / 8...Int(max(0, min(last, high.x))) / 8

    let line = end.place - start.place
    let squaredLength = line.x * line.x + line.y * line.y
    let inverse = squaredLength > 0 ? 1 / squaredLength : 0
    let thickening = end.radius - start.radius
    for row in rows {
      let y = Float(row) + 0.5 - start.place.y
      for group in columns {
        let x = Self.centres + (Float(8 * group) - start.place.x)
        // Written out because the standard library's `clamp` and `pointwiseMax` call a function for eight lanes, which
        // took as long as everything else.
        var along = (x * line.x + y * line.y) * inverse
        along.replace(with: 0, where: along .< 0)
        along.replace(with: 1, where: along .> 1)
        let dx = x - along * line.x
        let dy = y - along * line.y
        let depth = start.radius + along * thickening - (dx * dx + dy * dy).squareRoot()
        let pixels = row * groups + group
        depths[pixels].replace(with: depth, where: depths[pixels] .< depth)
      }
    }
  }

  private static let centres: SIMD8<Float> = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5]

  /// The ink of a pixel, 0 to 255, for an edge `softness` pixels wide.
  func ink(row: Int, column: Int, softness: Float) -> UInt8 {
    let depth = depths[row * groups + column / 8][column % 8]
    return UInt8(max(0, min(1, depth / softness + 0.5)) * 255 + 0.5)
  }
}
