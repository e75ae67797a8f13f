// How far rounding may take a Float from the exact result. Everything past such a bound is a mistake; a bound is
// derived, never fitted to what was seen.

/// Bounds on the rounding errors of Float arithmetic.
///
/// Source: N. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition, 2002, sections 2.2 and 3.1.
enum ErrorBound {
  /// u = 2⁻²⁴: an operation whose exact result is x gives one within u |x| of it.
  static let unit = 0x1p-24

  /// γ(n) = n u / (1 − n u): n roundings one upon the other take a value no further than this, relatively.
  static func gamma(_ roundings: Int) -> Double {
    let sum = Double(roundings) * unit
    return sum / (1 - sum)
  }

  /// The bounds of sums of `depth` products and a starting value, where `magnitudes` are the same sums of the
  /// absolute values of all terms.
  ///
  /// In whatever order, and fused or not, a term is rounded once as a product and at most `depth` times as part of
  /// a sum. One more is for the twin in Double and for the rounding of this bound itself. ReLU brings two values no
  /// further apart.
  static func sums(depth: Int, magnitudes: [Double]) -> [Double] {
    let relative = gamma(depth + 2)
    return magnitudes.map { relative * $0 }
  }
}
