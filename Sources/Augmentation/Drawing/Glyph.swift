// The notation of the digits in Glyphs/: knots, strokes, poses, glyphs. Style adds the random variation of handwriting.

import Random

/// One way to write a digit, as several poses to interpolate between.
///
/// A pose is a text, "2,10 32,6 60,4^ 44,52 30,100 | 14,54 74,50" for a crossed seven. It lists the knots that the pen
/// passes, x before y. A stroke of two knots is a straight line; more are joined by cubic Bezier curves, smooth except
/// at a sharp turn marked `^`. At `|` the pen is lifted and the next stroke begins.
///
/// x grows to the right and y downwards, in hundredths of a typical digit's height: a digit is about 100 high and 60
/// wide. Coordinates are not clipped and need not start at zero: every drawing is finally fitted to its box.
///
/// The poses of a glyph have the same strokes and the same knots in the same order, at different positions, so that
/// interpolating between two poses gives a valid digit.
struct Glyph: Sendable {
  /// A description of this way of writing, for readers and test reports.
  let name: String
  /// The relative frequency of this glyph among those of the digit.
  let share: Float
  /// The positions of the knots in each pose, stroke after stroke.
  let poses: [[SIMD2<Float>]]
  /// Which knots are sharp turns.
  let turns: [Bool]
  /// The number of knots of each stroke.
  let strokeLengths: [Int]

  /// Traps if a pose violates the notation, has no stroke or a stroke of one knot, or differs from the first pose in
  /// strokes, knots or turns.
  init(_ name: String, share: Float, _ poses: String...) {
    precondition(!poses.isEmpty, "glyph '\(name)' has no pose")
    let strokes = poses.map { pose in
      pose.split(separator: "|").map { stroke in stroke.split(separator: " ").map(Knot.init) }
    }
    let turns = strokes[0].joined().map(\.isTurn)
    let strokeLengths = strokes[0].map(\.count)
    for (pose, text) in zip(strokes, poses) {
      precondition(
        pose.map(\.count) == strokeLengths && pose.joined().map(\.isTurn) == turns,
        "glyph '\(name)': pose '\(text)' has other strokes, knots or turns than the first")
    }
    precondition(
      !strokeLengths.isEmpty && strokeLengths.allSatisfy { $0 >= 2 },
      "glyph '\(name)' has no stroke, or one of fewer than 2 knots")
    self.name = name
    self.share = share
    self.poses = strokes.map { pose in pose.joined().map(\.place) }
    self.turns = turns
    self.strokeLengths = strokeLengths
  }

  /// The glyphs of each digit, by digit.
  static let all: [[Glyph]] = [zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines]

  /// A random glyph of `digit`, with probability proportional to its share.
  static func choose(_ digit: Int, using generator: inout SeededGenerator) -> Glyph {
    choose(among: all[digit], using: &generator)
  }

  /// A random one of `glyphs`, with probability proportional to its share.
  static func choose(among glyphs: [Glyph], using generator: inout SeededGenerator) -> Glyph {
    var ticket = generator.uniform() * glyphs.reduce(0) { $0 + $1.share }
    for glyph in glyphs.dropLast() {
      if ticket < glyph.share { return glyph }
      ticket -= glyph.share
    }
    return glyphs[glyphs.count - 1]
  }
}

/// A position that the pen passes: "x,y", or "x,y^" for a sharp turn.
private struct Knot {
  let place: SIMD2<Float>
  let isTurn: Bool

  init(_ text: Substring) {
    isTurn = text.hasSuffix("^")
    let numbers = text.prefix { $0 != "^" }.split(separator: ",").map { Float($0) }
    guard numbers.count == 2, let x = numbers[0], let y = numbers[1] else {
      preconditionFailure("knot '\(text)' is not written as x,y or x,y^")
    }
    place = [x, y]
  }
}
