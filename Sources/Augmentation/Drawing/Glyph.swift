// The notation in which the digits of Glyphs/ are written down: knots, strokes, poses, glyphs.
// It says what a writer's hand aims at; how a hand misses it is Style's business.

import Random

/// One way to write a digit, as a few poses between which hands vary.
///
/// A pose is a text, "2,10 32,6 60,4^ 44,52 30,100 | 14,54 74,50" for a crossed seven. It lists the knots
/// that the pen passes, x before y. A stroke of two knots is a straight line; more are joined by cubic Bezier
/// curves, smoothly, but for a sharp turn at a knot marked `^`. At `|` the pen is lifted, and the next stroke
/// begins.
///
/// x grows to the right and y downwards, in hundredths of a usual digit's height: a digit is about 100 high
/// and 60 wide. Nothing is clipped, and nothing needs to start at zero: every drawing is fitted to its box at
/// the end.
///
/// The poses of a glyph have the same strokes and the same knots in the same order, at different places, so
/// that anything between two of them is a digit too.
struct Glyph: Sendable {
  /// What makes this way of writing different, for readers and for test reports.
  let name: String
  /// How often hands write the digit this way, against the shares of its other glyphs.
  let share: Float
  /// The places of the knots in each pose: those of all strokes, one after the other.
  let poses: [[SIMD2<Float>]]
  /// Which knots are sharp turns.
  let turns: [Bool]
  /// The number of knots of each stroke.
  let strokeLengths: [Int]

  /// Traps when a pose is not in the notation, has no stroke or a stroke of one knot, or has other strokes,
  /// knots or turns than the first.
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

  /// The ways to write each digit, by digit.
  static let all: [[Glyph]] = [zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines]

  /// One of the ways to write `digit`, as often as its share says.
  static func choose(_ digit: Int, using generator: inout SeededGenerator) -> Glyph {
    choose(among: all[digit], using: &generator)
  }

  /// One of some glyphs, as often as its share says.
  static func choose(among glyphs: [Glyph], using generator: inout SeededGenerator) -> Glyph {
    var ticket = generator.uniform() * glyphs.reduce(0) { $0 + $1.share }
    for glyph in glyphs.dropLast() {
      if ticket < glyph.share { return glyph }
      ticket -= glyph.share
    }
    return glyphs[glyphs.count - 1]
  }
}

/// A place that the pen passes: "x,y", or "x,y^" where it turns sharply.
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
