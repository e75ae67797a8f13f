// The cubic B-spline, a cheap approximation of a Gaussian.

/// The cubic B-spline with unit knot spacing.
///
/// It is the density of the sum of four numbers uniform in an interval of length 1: a bump on −2 ... 2 with area 1 and
/// variance 4/12, whose integer translates sum to 1 everywhere.
/// Source: Unser, "Splines: a perfect fit for signal and image processing", 1999, <https://doi.org/10.1109/79.799930>.
enum CubicSpline {
  /// The value of the spline at eight distances from its centre.
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

  /// σ of the spline, in knots: √(4/12).
  static let standardDeviation: Float = 0.577_350_27

  /// ∫ height², 151/315: the sum of the squares of all translates at a position, averaged over positions.
  static let meanSquare: Float = 151 / 315
}
