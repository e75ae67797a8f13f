// The path of the pen: a glyph written in a style becomes points joined by short straight lines.
// It knows nothing of pixels; Canvas draws it.

import Random

/// A point of the pen's path.
struct TracePoint {
  var place: SIMD2<Float>
  /// Half the width of the ink here, in pixels of the box that the trace is fitted to.
  var radius: Float
  /// Whether the pen came here on the paper; false where a stroke starts.
  let isJoined: Bool
}

/// The path of the pen over the whole digit, and the storage to draw the next one without allocating.
struct Trace {
  private(set) var points: [TracePoint] = []
  /// Knots of the stroke in hand, their pressure, and the pen's velocity there.
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
  ///
  /// - Parameter spacing: the distance between points that the curves are flattened to, in hundredths of the
  ///   digit's height.
  mutating func write(
    _ glyph: Glyph, style: Style, spacing: Float, using generator: inout SeededGenerator
  ) {
    points.removeAll(keepingCapacity: true)
    let from = generator.integer(below: glyph.poses.count)
    let to = generator.integer(below: glyph.poses.count)
    var first = 0
    for length in glyph.strokeLengths {
      // A stroke is misplaced as a whole, then each of its knots.
      let offset = 2 * generator.bellPair()
      knots.removeAll(keepingCapacity: true)
      pressures.removeAll(keepingCapacity: true)
      for knot in first..<first + length {
        let start = glyph.poses[from][knot]
        let aim = start + (glyph.poses[to][knot] - start) * style.blend
        knots.append(aim + offset + style.jitter * generator.bellPair())
        pressures.append(1 + style.pressure * generator.bell())
      }
      overshoot(style.overshoot, using: &generator)
      computeVelocities(turns: glyph.turns[first..<first + length], roundness: style.roundness)
      flatten(style: style, spacing: spacing, using: &generator)
      first += length
    }
  }

  /// Lengthens or shortens the stroke at both ends.
  private mutating func overshoot(_ amount: Float, using generator: inout SeededGenerator) {
    let last = knots.count - 1
    let start = (knots[0] - knots[1]) * (amount * generator.bell())
    let end = (knots[last] - knots[last - 1]) * (amount * generator.bell())
    knots[0] += start
    knots[last] += end
  }

  /// The velocity at each knot of a cubic spline through all: Catmull and Rom's, for unequal spans.
  ///
  /// With h and k the lengths of the spans before and after, and p and q the directions (unit vectors) along them,
  /// the velocity per unit of length is (k p + h q) / (h + k), the slope there of the parabola through three knots.
  private mutating func computeVelocities(turns: ArraySlice<Bool>, roundness: Float) {
    velocities.removeAll(keepingCapacity: true)
    let last = knots.count - 1
    for knot in 0...last {
      guard knot > 0, knot < last else {
        velocities.append(.zero)
        continue
      }
      let before = knots[knot] - knots[knot - 1]
      let after = knots[knot + 1] - knots[knot]
      let h = max(length(before), 1)
      let k = max(length(after), 1)
      let velocity = (before * (k / h) + after * (h / k)) / (h + k)
      velocities.append(turns[turns.startIndex + knot] ? velocity * roundness : velocity)
    }
    guard last > 1 else { return }
    // The ends are bent as little as possible: no curvature there.
    let start = knots[1] - knots[0]
    velocities[0] = (1.5 * start / max(length(start), 1)) - 0.5 * velocities[1]
    let end = knots[last] - knots[last - 1]
    velocities[last] = (1.5 * end / max(length(end), 1)) - 0.5 * velocities[last - 1]
  }

  /// Appends the stroke in hand, bent and flattened.
  private mutating func flatten(
    style: Style, spacing: Float, using generator: inout SeededGenerator
  ) {
    append(knots[0], pressure: pressures[0], isJoined: false, style: style)
    for knot in 1..<knots.count {
      let a = knots[knot - 1]
      let b = knots[knot]
      let span = length(b - a)
      let v = velocities[knot - 1] * span
      let w = velocities[knot] * span
      let steps = Int(span / spacing) + 1
      for step in 1...steps {
        let t = Float(step) / Float(steps)
        let s = 1 - t
        // Hermite's cubic in Bernstein's form, that is Bezier's: controls a, a + v/3, b - w/3, b.
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
    let radius = max(style.penWidth * pressure, 0.8) / 2
    points.append(TracePoint(place: style.bend(place), radius: radius, isJoined: isJoined))
  }

  /// Scales and moves the path so that the longer side of its ink's bounding box is `side`, and the box lies in the
  /// middle of a square of that side. Radii are taken as pixels of a 20-pixel box.
  mutating func fit(side: Float) {
    var low = SIMD2<Float>(repeating: .greatestFiniteMagnitude)
    var high = -low
    var thickest: Float = 0
    for point in points {
      low = pointwiseMin(low, point.place)
      high = pointwiseMax(high, point.place)
      thickest = max(thickest, point.radius)
    }
    let extent = max(high.x - low.x, high.y - low.y, 1)
    let scale = max(20 - 2 * thickest, 1) / extent
    low = SIMD2(repeating: .greatestFiniteMagnitude)
    high = -low
    for index in points.indices {
      points[index].place *= scale
      low = pointwiseMin(low, points[index].place - points[index].radius)
      high = pointwiseMax(high, points[index].place + points[index].radius)
    }
    // The thickest place need not be at the edge: what is missing is made up by magnifying ink and path together.
    let correction = side / max(high.x - low.x, high.y - low.y)
    let middle = (low + high) / 2
    for index in points.indices {
      points[index].place = (points[index].place - middle) * correction + side / 2
      points[index].radius *= correction
    }
  }
}

private func length(_ vector: SIMD2<Float>) -> Float {
  (vector.x * vector.x + vector.y * vector.y).squareRoot()
}
