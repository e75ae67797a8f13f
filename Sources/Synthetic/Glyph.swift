// The notation in which the digits of Glyphs/ are written down: knots, strokes, poses, glyphs.
// It says what a writer's hand aims at; how a hand misses it is Style's business.

/// A place the pen passes through, on a sheet where x grows to the right and y grows downwards.
///
/// The unit is a hundredth of a usual digit's height: a digit is about 100 high and 60 wide, but nothing is clipped
/// and nothing needs to start at zero, since every drawing is fitted to its box at the end.
struct Knot {
  let place: SIMD2<Float>
  /// Whether the pen changes direction here, instead of passing through smoothly.
  let isTurn: Bool

  /// The pen passes smoothly through (`x`, `y`), or starts or ends there.
  static func at(_ x: Float, _ y: Float) -> Knot { Knot(place: [x, y], isTurn: false) }

  /// The pen turns sharply at (`x`, `y`).
  static func turn(_ x: Float, _ y: Float) -> Knot { Knot(place: [x, y], isTurn: true) }
}

/// What is drawn without lifting the pen: a line when it has two knots; otherwise cubic curves through its knots,
/// with corners where it turns.
struct Stroke {
  let knots: [Knot]

  init(_ knots: Knot...) {
    precondition(knots.count >= 2, "a stroke needs at least 2 knots, not \(knots.count)")
    self.knots = knots
  }
}

/// One way to write a digit, as a few poses between which hands vary.
///
/// The poses have the same strokes and the same knots in the same order, at different places, so that anything
/// between two of them is a digit too.
struct Glyph {
  /// What makes this way of writing different, for readers and for test reports.
  let name: String
  /// How many hands in a hundred write the digit this way; only the proportions count.
  let share: Float
  /// Where the knots are in each pose: the knots of all strokes, one after the other.
  let poses: [[SIMD2<Float>]]
  /// Which knots are sharp turns: of all strokes, one after the other.
  let turns: [Bool]
  /// The number of knots of each stroke.
  let strokeLengths: [Int]

  /// Traps when a pose differs from the first in the number of its strokes, knots or turns.
  init(_ name: String, share: Float, poses: [[Stroke]]) {
    precondition(!poses.isEmpty, "glyph '\(name)' has no pose")
    self.name = name
    self.share = share
    self.poses = poses.map { pose in pose.flatMap { stroke in stroke.knots.map(\.place) } }
    turns = poses[0].flatMap { stroke in stroke.knots.map(\.isTurn) }
    strokeLengths = poses[0].map(\.knots.count)
    for (index, pose) in poses.enumerated() {
      precondition(
        pose.map(\.knots.count) == strokeLengths, "glyph '\(name)': pose \(index) has other knots than pose 0"
      )
      precondition(
        pose.flatMap { $0.knots.map(\.isTurn) } == turns, "glyph '\(name)': pose \(index) turns elsewhere")
    }
  }

  /// The ways to write each digit, by digit.
  static let all: [[Glyph]] = [zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines]
}
