// The costs of reading pieces of a line as a digit, or of skipping them as a sign.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The costs, in nats, whose sum ranks the paths through a lattice.
///
/// Fitted one weight at a time, for the most numbers read correctly, on rows of 3 to 5 digits of MNIST's training
/// set, separate and touching, and on drawn numbers; then rounded. Tried without gain: a cost per digit, the usual
/// shape of each class, and averaging over slanted copies.
struct SegmentCosts {
  /// For a digit lower than `usualHeight` of the line's, per line height.
  var low: Float = 2
  var usualHeight: Float = 0.85
  /// For a digit wider than `usualWidth` of the line's height, or of its own if that is greater, per that height.
  var wide: Float = 2
  var usualWidth: Float = 0.88
  /// For ink along cuts and gaps inside a digit, per line height.
  var cut: Float = 1.6
  /// For the part of a hole that the cut on the digit's left cuts off: per line height of the side of a square of its
  /// area.
  var hole: Float = 4
  var gap: Float = 3
  /// For a single stroke that cuts separate from a shape: letters and signs consist of such strokes, which look like
  /// ones.
  var cutStroke: Float = 1.5
  /// For a digit higher than `highestDigit` of the line's height, per line height.
  var high: Float = 2
  /// For skipping a part as a sign: one aside of the digits, one as low as a mark, two such parts one above the other,
  /// a stroke higher than the digits, a narrow part unlike any digit, and any other part. The last costs more if it is wider than a digit,
  /// per line height, because it may be several digits.
  var aside: Float = 0.05
  var mark: Float = 1
  var marks: Float = 0.2
  var stroke: Float = 0.05
  var noDigit: Float = 0.5
  var sign: Float = 2
  var wideSign: Float = 2
}

extension SegmentLattice {
  /// The cost of reading a candidate as a digit with this probability, including the cut on its left.
  func cost(of candidate: Candidate, probability: Float, _ costs: SegmentCosts) -> Float {
    let height = Float(self.height)
    let box = candidate.box
    var cost = -logarithm(max(probability, 1e-6))
    cost += costs.low * max(0, costs.usualHeight - Float(box.height) / height)
    cost += costs.high * max(0, Float(box.height) / height - Float(Self.highestDigit))
    cost += costs.wide * max(0, Float(box.width) / max(height, Float(box.height)) - costs.usualWidth)
    cost += costs.gap * Float(candidate.gap) / height
    let first = atoms[candidate.atoms.lowerBound]
    cost += costs.cut * (first.cutBefore ?? 0) / height
    cost += candidate.isCutStroke ? costs.cutStroke : 0
    cost += costs.hole * Float(first.cutOffBefore).squareRoot() / height
    return cost
  }
}

private func logarithm(_ value: Float) -> Float { Float(log(Double(value))) }
