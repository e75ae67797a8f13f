// Softmax, one row at a time, in scalar code. Performs no checks.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Replaces `count` logits by probabilities: exp(zᵢ − max z) / Σ exp(zⱼ − max z).
///
/// Subtracting the maximum does not change the result mathematically and keeps every exponential at or below 1. Returns
/// max z and log Σ exp(zⱼ − max z) separately, because their sum would lose the second to rounding if the first is
/// large.
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

/// The index of the largest of `count` values, the first in case of a tie; 0 if the first value is NaN.
public func largestIndex(_ row: UnsafePointer<Float>, count: Int) -> Int {
  var best = 0
  for i in 1..<max(1, count) where row[i] > row[best] { best = i }
  return best
}
