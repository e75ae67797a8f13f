// Statistics of repeated measurements: medians, which are robust against disturbed samples, and quartiles, which show
// the spread.

/// Repeated measurements of the duration of one call.
struct Timing {
  /// Seconds per call, in order of measurement; at least one.
  let samples: [Double]

  /// The median, which is the mean of the two middle samples if their number is even.
  var median: Double { samples.quantile(0.5) }
  /// The lower and the upper quartile.
  var quartiles: (low: Double, high: Double) { (samples.quantile(0.25), samples.quantile(0.75)) }

  /// The median of the ratios of these samples to those of `other`, in pairs.
  ///
  /// For interleaved timings: a temporary slowdown of the machine affects both samples of a pair.
  func ratio(to other: Timing) -> Double {
    zip(samples, other.samples).map { $0 / $1 }.quantile(0.5)
  }
}

extension [Double] {
  /// The quantile at `fraction`, 0 ... 1, with linear interpolation; traps if empty.
  fileprivate func quantile(_ fraction: Double) -> Double {
    let ordered = sorted()
    let position = fraction * Double(count - 1)
    let lower = Int(position)
    let upper = Swift.min(lower + 1, count - 1)
    return ordered[lower] + (position - Double(lower)) * (ordered[upper] - ordered[lower])
  }
}
