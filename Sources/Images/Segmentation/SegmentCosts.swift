// What speaks against taking pieces of a line for a digit, or passing over them as a sign.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the ways through a lattice are compared by: sums of costs in nats.
///
/// Fitted on rows of 3 to 5 digits of MNIST's training set, apart and touching, and on drawn ones, one weight after
/// another for the most numbers read right; then rounded. Tried and found to add nothing: a cost for each digit, the
/// usual shape of each class, readings averaged over leaning copies.
struct SegmentCosts {
  /// For a digit lower than `usualHeight` of the line's, per line height.
  var low: Float = 2
  var usualHeight: Float = 0.85
  /// For a digit wider than `usualWidth` of the line's height, per line height.
  var wide: Float = 2
  var usualWidth: Float = 0.88
  /// For ink that is cut through, and for gaps inside of a digit, per line height.
  var cut: Float = 1.6
  var gap: Float = 3
  /// For a digit higher than `highestDigit` of the line's height, per line height.
  var high: Float = 2
  /// For passing over a part as a sign: one as low as a mark, two such one above the other, a stroke higher than the
  /// digits, one that is narrow and looks like no digit, and any other; such a one is dearer if it is wider than a
  /// digit, per line height: it may be several.
  var mark: Float = 1
  var marks: Float = 0.2
  var stroke: Float = 0.05
  var noDigit: Float = 0.5
  var sign: Float = 2
  var wideSign: Float = 2
}

extension SegmentLattice {
  /// The cost of a candidate that is a digit with this probability, its own left cut included.
  func cost(of candidate: Candidate, probability: Float, _ costs: SegmentCosts) -> Float {
    let height = Float(self.height)
    let box = candidate.box
    var cost = -logarithm(max(probability, 1e-6))
    cost += costs.low * max(0, costs.usualHeight - Float(box.height) / height)
    cost += costs.high * max(0, Float(box.height) / height - Float(Self.highestDigit))
    cost += costs.wide * max(0, Float(box.width) / height - costs.usualWidth)
    cost += costs.gap * Float(candidate.gap) / height
    cost += costs.cut * (atoms[candidate.atoms.lowerBound].cutBefore ?? 0) / height
    return cost
  }
}

private func logarithm(_ value: Float) -> Float { Float(log(Double(value))) }
