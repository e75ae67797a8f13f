// Ranks the ink maps of a picture by how well the numbers in them read.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How well the numbers of an ink map read.
///
/// Each digit counts for the map and what its line costs against it, so that neither the map with the most specks nor
/// the one that leaves out most of the ink wins. On rows of touching digits of MNIST's training set on patterned paper,
/// ranking by cost reads 60 % of 300 pictures entirely right, ranking by the digits' probabilities 56 %.
struct NumberScore {
  /// The cost in nats at which a digit begins to count against its ink map.
  static let worthOfDigit: Float = 0.9
  /// The greatest cost per digit, and the least cost of the ink map that is too much, for which no other map is tried.
  static let sureCost: Float = 0.04
  static let leastFarFetched: Float = 0.45
  /// The least cost of an ink map whose digits are doubted. Local strokes cost more where the plain look finds strokes
  /// of its own.
  static let leastDoubtful: Float = 0.98
  /// The fewest digits of a picture that was rotated, and the factor by which rotation must improve its score.
  static let fewestTurned = 3
  static let turnedGain: Float = 1.3

  let digits: Int
  /// The cost of all lines, in nats.
  let cost: Float
  let mapCost: Float

  /// `pathCosts` holds the cost of each line's path; where it is nil, the line costs the logarithms of its digits'
  /// probabilities.
  init(of readings: [NumberLineReading], pathCosts: [Float?], mapCost: Float) {
    digits = readings.reduce(0) { $0 + $1.digits.count }
    cost = zip(readings, pathCosts).reduce(0) { sum, line in
      sum + (line.1 ?? line.0.reduce(0) { $0 - log(max($1.reading.confidence, .leastNormalMagnitude)) })
    }
    self.mapCost = mapCost
  }

  /// The rank of the ink map, in nats.
  var value: Float { Self.worthOfDigit * Float(digits) - cost - mapCost }

  /// Whether all that was read is worth less than half a digit, so that the ink map says little about the picture.
  var isPoor: Bool { value < Self.worthOfDigit / 2 }

  /// Whether the ink map leaves out so much of the picture that its digits are doubtful.
  var isFarFetched: Bool { mapCost >= Self.leastDoubtful }

  /// Whether the ink map needs no comparison with others. One with a single digit does unless nothing speaks against it:
  /// it may be the shape of a shadow on a page of small digits.
  var isSure: Bool {
    digits > (mapCost > 0 ? 1 : 0) && mapCost < Self.leastFarFetched && cost <= Self.sureCost * Float(digits)
  }

  /// Whether a rotated picture with this score reads better than the `upright` one, beyond doubt.
  func isClearlyBetter(than upright: NumberScore) -> Bool {
    digits >= Self.fewestTurned && value > Self.turnedGain * max(upright.value, 0)
  }
}
