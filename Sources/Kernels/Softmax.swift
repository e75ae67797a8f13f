// Softmax, one row at a time. Scalar code for every processor; it checks nothing.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Turns `count` logits into probabilities in place: exp(zᵢ − max z) / Σ exp(zⱼ − max z).
///
/// Subtracting the largest logit changes nothing in exact arithmetic and keeps every exponential at or below 1.
/// Returns max z and log Σ exp(zⱼ − max z), apart, because their sum would round the second away where the first
/// is large.
public func softmaxRow(
  _ row: UnsafeMutablePointer<Float>, count: Int
) -> (largest: Float, logarithm: Float) {
  var largest = row[0]
  for i in 1..<max(1, count) { largest = max(largest, row[i]) }
  var sum: Float = 0
  for i in 0..<count {
    row[i] = exp(row[i] - largest)
    sum += row[i]
  }
  for i in 0..<count { row[i] /= sum }
  return (largest, log(sum))
}

/// The index of the largest of `count` values, the first of equals; 0 where a NaN comes first.
public func largestIndex(_ row: UnsafePointer<Float>, count: Int) -> Int {
  var best = 0
  for i in 1..<max(1, count) where row[i] > row[best] { best = i }
  return best
}
