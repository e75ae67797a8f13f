// The path of the pen: converts a glyph in a style to points joined by short straight lines, which Canvas draws.

import Random

/// A point of the pen's path.
struct TracePoint {
  var place: SIMD2<Float>
  /// Half the width of the ink at this point.
  var radius: Float
  /// Whether the pen was down on the way to this point; false at the start of a stroke.
  let isJoined: Bool
}

/// The path of the pen for a whole digit; memory is reused between digits.
struct Trace {
  /// The length of the straight lines that approximate curves, in hundredths of the digit's height: a pixel and a half
  /// of MNIST's box, at which corners are invisible.
  private static let spacing: Float = 8

  private(set) var points: [TracePoint] = []

  // The current stroke: its knots, the pen's pressure there (1 is the style's) and its velocity, a vector of about unit
  // length.
  private var knots: [SIMD2<Float>] = []
  private var pressures: [Float] = []
  private var velocities: [SIMD2<Float>] = []

  init() {
    points.reserveCapacity(512)
    knots.reserveCapacity(32)
    pressures.reserveCapacity(32)
    velocities.reserveCapacity(32)
  }

  /// Replaces the path by `glyph` written in `style`.
  mutating func write(_ glyph: Glyph, style: Style, using generator: inout SeededGenerator) {
    points.removeAll(keepingCapacity: true)
    let from = generator.integer(below: glyph.poses.count)
    let to = generator.integer(below: glyph.poses.count)
    var first = 0
    for length in glyph.strokeLengths {
      knots.removeAll(keepingCapacity: true)
      pressures.removeAll(keepingCapacity: true)
      // The stroke as a whole is displaced, and so is each of its knots.
      let offset = style.misplacement * generator.bellPair()
      for knot in first..<first + length {
        let start = glyph.poses[from][knot]
        let aim = start + (glyph.poses[to][knot] - start) * style.blend
        knots.append(aim + offset + style.jitter * generator.bellPair())
        pressures.append(1 + style.pressure * generator.bell())
      }
      overshoot(style.overshoot, using: &generator)
      computeVelocities(turns: glyph.turns[first..<first + length], roundness: style.roundness)
      flatten(style: style, using: &generator)
      first += length
    }
  }

  /// Replaces the path by `points`.
  mutating func replace(by points: [TracePoint]) { self.points = points }

  /// Lengthens or shortens the stroke at both ends.
  private mutating func overshoot(_ amount: Float, using generator: inout SeededGenerator) {
    let last = knots.count - 1
    let start = (knots[0] - knots[1]) * (amount * generator.bell())
    let end = (knots[last] - knots[last - 1]) * (amount * generator.bell())
    knots[0] += start
    knots[last] += end
  }

  /// Computes the velocities of a cubic spline through the knots: Catmull-Rom for unequal spans.
  ///
  /// With h and k the lengths of the spans before and after a knot, and p and q the unit vectors along them, the
  /// velocity is (k p + h q) / (h + k), that of the parabola through the three knots. Source:
  /// <https://en.wikipedia.org/wiki/Cubic_Hermite_spline>.
  private mutating func computeVelocities(turns: ArraySlice<Bool>, roundness: Float) {
    velocities.removeAll(keepingCapacity: true)
    let last = knots.count - 1
    velocities.append(direction(from: knots[0], to: knots[1]))
    for knot in 1..<last {
      let h = length(knots[knot] - knots[knot - 1])
      let k = length(knots[knot + 1] - knots[knot])
      let p = direction(from: knots[knot - 1], to: knots[knot])
      let q = direction(from: knots[knot], to: knots[knot + 1])
      let velocity = (k * p + h * q) / max(h + k, 1)
      velocities.append(turns[turns.startIndex + knot] ? velocity * roundness : velocity)
    }
    velocities.append(direction(from: knots[last - 1], to: knots[last]))
    guard last > 1 else { return }
    // Zero curvature at the ends: the pen does not turn as it lands or lifts.
    velocities[0] = 1.5 * velocities[0] - 0.5 * velocities[1]
    velocities[last] = 1.5 * velocities[last] - 0.5 * velocities[last - 1]
  }

  /// Appends the current stroke, deformed and flattened.
  private mutating func flatten(style: Style, using generator: inout SeededGenerator) {
    append(knots[0], pressure: pressures[0], isJoined: false, style: style)
    for knot in 1..<knots.count {
      let a = knots[knot - 1]
      let b = knots[knot]
      let span = length(b - a)
      let v = velocities[knot - 1] * span
      let w = velocities[knot] * span
      let steps = Int(span / Self.spacing) + 1
      for step in 1...steps {
        let t = Float(step) / Float(steps)
        let s = 1 - t
        // The cubic Bezier curve with the control points a, a + v/3, b - w/3, b.
        let place =
          a * (s * s * (1 + 2 * t)) + v * (s * s * t) - w * (s * t * t) + b * (t * t * (1 + 2 * s))
        let pressure = pressures[knot - 1] * s + pressures[knot] * t
        append(
          place + style.tremor * generator.bellPair(),
          pressure: pressure + style.roughness * generator.bell(), isJoined: true, style: style)
      }
    }
  }

  private mutating func append(
    _ place: SIMD2<Float>, pressure: Float, isJoined: Bool, style: Style
  ) {
    let radius = max(style.penWidth * pressure, Style.finestLine) / 2
    points.append(TracePoint(place: style.bend(place), radius: radius, isJoined: isJoined))
  }

  /// Doubles the number of points by corner cutting, for drawings larger than MNIST's (Chaikin 1974,
  /// <https://en.wikipedia.org/wiki/Chaikin%27s_algorithm>). The ends of strokes are kept.
  mutating func refine() {
    var refined: [TracePoint] = []
    refined.reserveCapacity(2 * points.count)
    for (index, point) in points.enumerated() {
      guard point.isJoined else {
        refined.append(point)
        continue
      }
      let previous = points[index - 1]
      let isLast = index + 1 == points.count || !points[index + 1].isJoined
      if previous.isJoined { refined.append(previous.mixed(with: point, part: 0.25)) }
      refined.append(isLast ? point : previous.mixed(with: point, part: 0.75))
    }
    points = refined
  }

  /// Scales and moves the path so that the longer side of its ink's bounding box is `side` and the box's centre is at
  /// `middle`. Radii are given in pixels of a 20-pixel box and scaled as well.
  mutating func fit(side: Float, middle: SIMD2<Float>) {
    var (low, high) = bounds(padding: 0)
    let radius = points.reduce(0) { $0 + $1.radius } / Float(points.count)
    let scale = max(20 - 2 * radius, 1) / max(high.x - low.x, high.y - low.y, 1)
    for index in points.indices { points[index].place *= scale }
    // The ink at the edge may not be of average width; the difference is corrected by scaling path and ink together.
    (low, high) = bounds(padding: 1)
    let correction = side / max(high.x - low.x, high.y - low.y)
    for index in points.indices {
      points[index].place = (points[index].place - (low + high) / 2) * correction + middle
      points[index].radius *= correction
    }
  }

  /// The corners of the path's bounding box, extended at each point by `padding` times the radius there.
  private func bounds(padding: Float) -> (low: SIMD2<Float>, high: SIMD2<Float>) {
    var low = SIMD2<Float>(repeating: .greatestFiniteMagnitude)
    var high = -low
    for point in points {
      low = pointwiseMin(low, point.place - padding * point.radius)
      high = pointwiseMax(high, point.place + padding * point.radius)
    }
    return (low, high)
  }
}

extension TracePoint {
  /// The point that lies `part` of the way to `other`, with the pen down.
  fileprivate func mixed(with other: TracePoint, part: Float) -> TracePoint {
    TracePoint(
      place: place + (other.place - place) * part, radius: radius + (other.radius - radius) * part,
      isJoined: true)
  }
}

private func length(_ vector: SIMD2<Float>) -> Float {
  (vector.x * vector.x + vector.y * vector.y).squareRoot()
}

/// The unit vector from `start` to `end`; shorter if they nearly coincide.
private func direction(from start: SIMD2<Float>, to end: SIMD2<Float>) -> SIMD2<Float> {
  (end - start) / max(length(end - start), 1)
}
