// A proportion and its standard error.

/// The proportion of `right` out of `count`.
public struct Proportion: Sendable, Equatable {
  public let right: Int
  public let count: Int

  /// Traps unless 0 <= `right` <= `count`.
  public init(right: Int, of count: Int) {
    precondition(count >= 0 && (0...count).contains(right), "\(right) of \(count) is no share")
    (self.right, self.count) = (right, count)
  }

  /// p, 0 ... 1; NaN if `count` is 0.
  public var share: Double { Double(right) / Double(count) }

  /// The standard error of `share` due to sampling.
  ///
  /// √(p (1 − p) / n), the usual estimate, if at least five are right and five are wrong. With fewer it is unreliable,
  /// and it is 0 if all or none are right; then it is half the length of Wilson's score interval for z = 1:
  ///
  ///     √(p (1 − p) / n + 1 / 4n²) / (1 + 1 / n)
  ///
  /// which is 25 percentage points for one of one. NaN if `count` is 0.
  /// Sources: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927,
  /// <https://doi.org/10.1080/01621459.1927.10502953>; Brown, Cai and DasGupta, "Interval Estimation for a Binomial
  /// Proportion", 2001, <https://doi.org/10.1214/ss/1009213286>.
  public var standardError: Double {
    let (p, n) = (share, Double(count))
    let variance = p * (1 - p) / n
    let isPlenty = min(right, count - right) >= 5
    return isPlenty
      ? variance.squareRoot() : (variance + 1 / (4 * n * n)).squareRoot() / (1 + 1 / n)
  }
}
