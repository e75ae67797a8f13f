// How far a result in Float may lie from the exact one, derived and not tuned. Every comparison of a kernel
// with its slow twin takes its tolerance from here.

/// Bounds in the manner of N. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition, 2002,
/// chapters 2 and 3.
///
/// An operation rounded to nearest gives (a op b)(1 + δ) with |δ| ≤ u = 2⁻²⁴. A product of k such factors
/// is 1 + θ with |θ| ≤ γₖ = k u / (1 − k u) (lemma 3.1). In a sum of n terms that are products, each term
/// is rounded once as a product and at most n − 1 times as part of a partial sum, in whatever order the
/// terms are added, however the sum is cut into lanes, and with fewer roundings where multiply and add are
/// fused. Therefore
///
///     |computed − exact| ≤ γₙ Σ |aᵢ bᵢ|
///
/// which a dropped, doubled or misplaced term exceeds by orders of magnitude. The reference in Double errs by
/// 2⁻²⁹ times as much, and subnormal results do not arise from the data used; `slack` covers both.
enum RoundingBound {
  /// u, half the distance from 1 to the next Float.
  static let unit = 0x1p-24
  private static let slack = 1.001

  /// γₖ: what k roundings in a row may do to a number, relative to it.
  static func gamma(_ roundings: Int) -> Double {
    let product = Double(roundings) * unit
    return slack * product / (1 - product)
  }
}

/// Whether every computed value lies within its bound of the exact one: the first that does not, or nil.
func firstOutside(_ computed: [Float], exact: [Double], within bounds: [Double]) -> String? {
  guard computed.count == exact.count, exact.count == bounds.count else {
    return "\(computed.count) values for \(exact.count) expected and \(bounds.count) bounds"
  }
  for i in computed.indices where !(abs(Double(computed[i]) - exact[i]) <= bounds[i]) {
    return "element \(i) is \(computed[i]), not \(exact[i]) within \(bounds[i])"
  }
  return nil
}
