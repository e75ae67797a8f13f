// What repeated measurements say: medians, which a disturbed sample cannot move, and quartiles, which show how
// disturbed they were. Means are not to be had here.

/// The seconds that one call of some work took, measured again and again.
struct Timing {
  /// Seconds a call, in the order in which they were measured; at least one.
  let samples: [Double]

  /// The middle one, or the mean of the two in the middle.
  var median: Double { samples.quantile(0.5) }
  /// A quarter of the samples lie below the first, a quarter above the second.
  var quartiles: (low: Double, high: Double) { (samples.quantile(0.25), samples.quantile(0.75)) }

  /// The median of how many times as long this took as `other`, sample by sample.
  ///
  /// For timings made in turn: whatever slows the machine down for a while slows both samples of a pair.
  func ratio(to other: Timing) -> Double {
    zip(samples, other.samples).map { $0 / $1 }.quantile(0.5)
  }
}

extension [Double] {
  /// The value below which a share of `fraction` lies, 0 ... 1, between two neighbours along a straight line;
  /// traps when empty.
  fileprivate func quantile(_ fraction: Double) -> Double {
    let ordered = sorted()
    let position = fraction * Double(count - 1)
    let lower = Int(position)
    let upper = Swift.min(lower + 1, count - 1)
    return ordered[lower] + (position - Double(lower)) * (ordered[upper] - ordered[lower])
  }
}
