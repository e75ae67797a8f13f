// Softmax and its cross-entropy, one row at a time, and the reordering of weights for the input gradient.
// Scalar code for every processor; it checks nothing.

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

/// Copies 32 columns of a [rows, columns] matrix W that is stored in panels of 32 rows, from column `first` on,
/// to `packed`, [rows, 32] row-major; columns past the last are filled with zero.
public func packTransposed(
  _ panels: UnsafePointer<Float>, rows: Int, columns: Int, first: Int,
  to packed: UnsafeMutablePointer<Float>
) {
  let width = min(panelWidth, columns - first)
  for row in 0..<rows {
    let panel = panels + (row / panelWidth) * columns * panelWidth + first * panelWidth + row % panelWidth
    let target = packed + row * panelWidth
    for i in 0..<width { target[i] = panel[i * panelWidth] }
    for i in width..<panelWidth { target[i] = 0 }
  }
}
