// Bounds on the distance of a Float from the exact result due to rounding. An error beyond its bound is a bug: bounds
// are derived, not fitted to observations.

/// Bounds on the rounding errors of Float arithmetic.
///
/// Source: N. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition, 2002, sections 2.2 and 3.1.
enum ErrorBound {
  /// u = 2⁻²⁴: an operation with exact result x returns a value within u |x| of it.
  static let unit = 0x1p-24

  /// γ(n) = n u / (1 − n u): the largest relative error of n successive roundings.
  static func gamma(_ roundings: Int) -> Double {
    let sum = Double(roundings) * unit
    return sum / (1 - sum)
  }

  /// The bounds of sums of `depth` products and a starting value. `magnitudes` are the same sums with absolute values
  /// of all terms.
  ///
  /// In any order, and fused or not, a term is rounded once as a product and at most `depth` times as part of a sum.
  /// One more rounding allows for the reference in Double and for this bound itself. ReLU never increases the
  /// difference of two values.
  static func sums(depth: Int, magnitudes: [Double]) -> [Double] {
    let relative = gamma(depth + 2)
    return magnitudes.map { relative * $0 }
  }
}
