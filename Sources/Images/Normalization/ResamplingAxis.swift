// Resampling weights along one axis: area averaging for shrinking, linear interpolation for enlarging.

/// The weights that resample a line of `sourceCount` samples to `count` samples.
///
/// When shrinking, a sample is the average of the source interval it covers, so that thin strokes turn grey but never
/// vanish; when enlarging, it is interpolated linearly between the two nearest centres. With equal counts the result is
/// bit-identical to the source. The weights of each sample sum to 1.
struct ResamplingAxis {
  /// For each sample, the first source sample with a weight.
  private(set) var starts: [Int] = []
  /// For each sample, the start of its weights in `weights`, followed by the end of the last.
  private(set) var offsets: [Int] = [0]
  private(set) var weights: [Float] = []

  /// Traps when either count is not positive.
  init(from sourceCount: Int, to count: Int) {
    precondition(sourceCount > 0 && count > 0, "cannot resample \(sourceCount) samples to \(count)")
    starts.reserveCapacity(count)
    offsets.reserveCapacity(count + 1)
    weights.reserveCapacity(sourceCount + 2 * count)
    for index in 0..<count {
      if sourceCount >= count {
        appendAverage(index, from: sourceCount, to: count)
      } else {
        appendInterpolation(index, from: sourceCount, to: count)
      }
      offsets.append(weights.count)
    }
  }

  /// The share of each source sample in [index, index + 1) · sourceCount / count.
  ///
  /// The ends are whole numbers of 1/count, so that rounding never adds a neighbour of weight zero.
  private mutating func appendAverage(_ index: Int, from sourceCount: Int, to count: Int) {
    let begin = index * sourceCount
    let end = begin + sourceCount
    let first = begin / count
    let last = (end - 1) / count
    starts.append(first)
    for source in first...last {
      let covered = min(end, (source + 1) * count) - max(begin, source * count)
      weights.append(Float(covered) / Float(sourceCount))
    }
  }

  /// The two neighbours of the sample's centre; clamped beyond the outermost centres.
  private mutating func appendInterpolation(_ index: Int, from sourceCount: Int, to count: Int) {
    let centre = (Float(index) + 0.5) * Float(sourceCount) / Float(count) - 0.5
    let place = min(max(centre, 0), Float(sourceCount - 1))
    let first = min(Int(place), max(sourceCount - 2, 0))
    let fraction = place - Float(first)
    starts.append(first)
    weights.append(1 - fraction)
    if sourceCount > 1 { weights.append(fraction) }
  }
}
