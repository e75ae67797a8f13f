// The cubic B-spline: a smooth bump that is so near to a Gaussian, and so much cheaper, that it stands in for one.

/// The cubic B-spline on knots a distance of 1 apart.
///
/// It is the density of the sum of four numbers drawn evenly from an interval of length 1: a bump from −2 to 2 of
/// area 1 and variance 4/12 whose shifts by whole numbers add up to 1 everywhere.
/// Source: Unser, "Splines: a perfect fit for signal and image processing", 1999,
/// <https://doi.org/10.1109/79.799930>.
enum CubicSpline {
  /// Its height at each of eight distances from its middle.
  @inline(__always)
  static func height(at distance: Lanes) -> Lanes {
    // ((2 − |t|)₊³ − 4 (1 − |t|)₊³) / 6: both pieces of the curve without a branch.
    let size = distance.replacing(with: -distance, where: distance .< 0)
    let outer = Lanes(repeating: 2) - size
    let inner = Lanes(repeating: 1) - size
    let wide = outer.positivePart
    let narrow = inner.positivePart
    return (wide * wide * wide - 4 * (narrow * narrow * narrow)) * (1 / 6)
  }

  /// σ of the bump, in knots: √(4/12).
  static let standardDeviation: Float = 0.577_350_27

  /// The mean, over all places, of the sum of the squares of the bumps that reach there: ∫ height², 151/315.
  static let meanSquare: Float = 151 / 315
}
