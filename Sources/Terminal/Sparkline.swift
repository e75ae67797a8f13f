// A long run of figures as one short line of blocks, `█▆▄▃▂▂▁▁`: what a loss has done so far, at a glance.
// It has no axis and no unit: only the shape is shown, from the smallest of what was added to the largest.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The course of a positive figure, drawn to a logarithmic scale: a loss falls by as much from 2 to 1 as from 0.2 to
/// 0.1, and on a plain scale only the first of the two would be seen.
///
/// However long the run, it keeps at most `capacity` means, each of as many figures as the next.
struct Sparkline {
  static let capacity = 128

  private var means: [Double] = []
  private var figuresPerMean = 1
  private var sum = 0.0
  private var count = 0

  /// Adds a figure after those that were added before; one that is not finite is left out.
  mutating func add(_ figure: Double) {
    guard figure.isFinite else { return }
    sum += figure
    count += 1
    guard count == figuresPerMean else { return }
    means.append(sum / Double(count))
    (sum, count) = (0, 0)
    if means.count == Self.capacity {
      means = stride(from: 0, to: Self.capacity, by: 2).map { (means[$0] + means[$0 + 1]) / 2 }
      figuresPerMean *= 2
    }
  }

  /// The course in at most `width` characters, fewer while there are fewer figures.
  func text(width: Int) -> String {
    let columns = min(width, means.count)
    guard columns > 0 else { return "" }
    let heights = (0..<columns).map { column in
      let part = means[column * means.count / columns..<(column + 1) * means.count / columns]
      // A loss of nothing at all would be infinitely far down.
      return log(max(part.reduce(0, +) / Double(part.count), 1e-6))
    }
    let (low, high) = (heights.min()!, heights.max()!)
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return String(
      heights.map { height in
        high > low ? blocks[Int(((height - low) / (high - low) * 7).rounded())] : blocks[0]
      })
  }
}
