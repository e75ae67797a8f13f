// Draws non-digits: glyphs that are written, cut, rotated and combined, then framed like digits.

import Random

/// The state that a thread needs to draw non-digits.
struct NonDigitArtist {
  private var renderer = DigitRenderer()
  private var trace = Trace()

  /// Draws an image of a kind into the 784 pixels of `field` from `offset`, which must be 0.
  mutating func draw(
    _ kind: NonDigits.Kind, into field: inout MutableSpan<UInt8>, at offset: Int,
    using generator: inout SeededGenerator
  ) {
    let style = Style(using: &generator)
    var points: [TracePoint]
    switch kind {
    case .letter: points = write(Glyph.choose(among: Glyph.letters, using: &generator), style, &generator)
    case .sign: points = write(Glyph.choose(among: Glyph.signs, using: &generator), style, &generator)
    case .shape: points = write(Glyph.choose(among: Glyph.shapes, using: &generator), style, &generator)
    case .scribble: points = write(.scribble(using: &generator), style, &generator)
    case .severalDigits: points = severalDigits(style, &generator)
    case .pieceOfDigit: points = pieceOfDigit(style, &generator)
    case .turnedDigit: points = turnedDigit(style, &generator)
    case .framedDigit: points = framedDigit(style, &generator)
    case .blob: return PaperTexture.drawBlob(into: &field, at: offset, using: &generator)
    case .texture: return PaperTexture.draw(into: &field, at: offset, using: &generator)
    }
    if !points.dropFirst().contains(where: \.isJoined) {
      points = write(.scribble(using: &generator), style, &generator)
    }
    trace.replace(by: points)
    renderer.draw(trace, softness: style.softness, into: &field, at: offset)
  }

  private mutating func write(
    _ glyph: Glyph, _ style: Style, _ generator: inout SeededGenerator
  ) -> [TracePoint] {
    trace.write(glyph, style: style, using: &generator)
    return trace.points
  }

  private mutating func digit(_ style: Style, _ generator: inout SeededGenerator) -> [TracePoint] {
    write(Glyph.choose(generator.integer(below: 10), using: &generator), style, &generator)
  }

  /// Two or three digits side by side, separate or touching, or two one above the other. Pen width is reduced in
  /// proportion to size.
  private mutating func severalDigits(
    _ style: Style, _ generator: inout SeededGenerator
  ) -> [TracePoint] {
    let count = generator.integer(below: 4) == 0 ? 3 : 2
    let isStacked = generator.integer(below: 8) == 0
    let thinning = generator.uniform(0.5, 1)
    var points: [TracePoint] = []
    var edge: Float = 0
    for _ in 0..<count {
      let own = digit(style, &generator).scaledInk(by: thinning)
      let (low, high) = own.bounds
      let gap = generator.uniform(-12, 24)
      let shift: SIMD2<Float> =
        isStacked
        ? [10 * generator.bell() - low.x, edge + gap - low.y] : [edge + gap - low.x, 6 * generator.bell()]
      points += own.moved(by: shift)
      edge += gap + (isStacked ? high.y - low.y : high.x - low.x)
    }
    return points
  }

  /// The part of a digit on one side of a cut, sometimes with a piece of a neighbour.
  private mutating func pieceOfDigit(
    _ style: Style, _ generator: inout SeededGenerator
  ) -> [TracePoint] {
    // Halves of other digits can be digits: half an 8 a 0, half a 4 a 1.
    let whole = [0, 2, 3, 5][generator.integer(below: 4)]
    let points = write(Glyph.choose(whole, using: &generator), style, &generator)
    let (low, high) = points.bounds
    let part = generator.uniform(0.3, 0.6)
    let cut = low + (high - low) * (generator.integer(below: 2) == 0 ? part : 1 - part)
    let axis = generator.integer(below: 2)
    let keepsLow = generator.integer(below: 2) == 0
    return points.kept { (axis == 0 ? $0.y < cut.y : $0.x < cut.x) == keepsLow }
  }

  /// A digit rotated by 90 degrees, or by 180 if the result is not a digit.
  private mutating func turnedDigit(
    _ style: Style, _ generator: inout SeededGenerator
  ) -> [TracePoint] {
    let turn = generator.integer(below: 3)
    // Rotated by 90 degrees, a 1 is a dash and an 8 a loop, but a 0 can pass for a 0.
    let candidates = turn == 2 ? [3, 4, 7] : [1, 2, 3, 4, 5, 6, 7, 8, 9]
    let glyph = Glyph.choose(
      candidates[generator.integer(below: candidates.count)], using: &generator)
    return write(glyph, style, &generator).mapped { place in
      switch turn {
      case 0: [-place.y, place.x]
      case 1: [place.y, -place.x]
      default: -place
      }
    }
  }

  /// A digit with a box around it, or with rules above or below, that segmentation should have removed.
  private mutating func framedDigit(
    _ style: Style, _ generator: inout SeededGenerator
  ) -> [TracePoint] {
    let thinning = generator.uniform(0.5, 0.9)
    let points = digit(style, &generator).scaledInk(by: thinning)
    let (low, high) = points.bounds
    let margin = SIMD2<Float>(generator.uniform(-4, 30), generator.uniform(-4, 30))
    let (a, b) = (low - margin, high + margin)
    let radius = generator.uniform(0.3, 1)
    let sides: [(SIMD2<Float>, SIMD2<Float>)] = [
      (a, [b.x, a.y]), ([b.x, a.y], b), (b, [a.x, b.y]), ([a.x, b.y], a),
    ]
    let wanted = [[0, 1, 2, 3], [0, 1, 2], [1, 3], [0, 2]][generator.integer(below: 4)]
    return points
      + wanted.flatMap { side in
        [
          TracePoint(place: sides[side].0, radius: radius, isJoined: false),
          TracePoint(place: sides[side].1, radius: radius, isJoined: true),
        ]
      }
  }
}

extension [TracePoint] {
  /// The corners of the points' bounding box, ignoring the width of the ink.
  fileprivate var bounds: (low: SIMD2<Float>, high: SIMD2<Float>) {
    var low = SIMD2<Float>(repeating: .greatestFiniteMagnitude)
    var high = -low
    for point in self {
      low = pointwiseMin(low, point.place)
      high = pointwiseMax(high, point.place)
    }
    return (low, high)
  }

  fileprivate func mapped(_ body: (SIMD2<Float>) -> SIMD2<Float>) -> [TracePoint] {
    map { TracePoint(place: body($0.place), radius: $0.radius, isJoined: $0.isJoined) }
  }

  fileprivate func moved(by shift: SIMD2<Float>) -> [TracePoint] { mapped { $0 + shift } }

  fileprivate func scaledInk(by factor: Float) -> [TracePoint] {
    map { TracePoint(place: $0.place, radius: $0.radius * factor, isJoined: $0.isJoined) }
  }

  /// The points at positions that `isKept` accepts; lines to the others are dropped.
  fileprivate func kept(_ isKept: (SIMD2<Float>) -> Bool) -> [TracePoint] {
    var result: [TracePoint] = []
    var wasKept = false
    for point in self {
      let keeps = isKept(point.place)
      if keeps {
        result.append(
          TracePoint(place: point.place, radius: point.radius, isJoined: point.isJoined && wasKept))
      }
      wasKept = keeps
    }
    return result
  }
}

extension Glyph {
  /// Strokes through random knots, with too many turns for a digit.
  fileprivate static func scribble(using generator: inout SeededGenerator) -> Glyph {
    let strokes = 1 + generator.integer(below: 3)
    let texts = (0..<strokes).map { _ in
      (0..<(strokes == 1 ? 6 : 3) + generator.integer(below: 8)).map { _ in
        "\(generator.integer(below: 90)),\(generator.integer(below: 100))\(generator.integer(below: 3) == 0 ? "^" : "")"
      }.joined(separator: " ")
    }
    return Glyph("scribble", share: 1, texts.joined(separator: " | "))
  }
}
