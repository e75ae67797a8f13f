// A sparkline, `█▆▄▃▂▂▁▁`: the course of a loss as one short line of blocks, scaled from its smallest value to its
// largest.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The course of a positive quantity on a logarithmic scale: a loss falls as much from 2 to 1 as from 0.2 to 0.1, and
/// on a linear scale only the former would be visible.
///
/// It keeps at most `capacity` means, each of the same number of values.
struct Sparkline {
  static let capacity = 128

  private var means: [Double] = []
  private var figuresPerMean = 1
  private var sum = 0.0
  private var count = 0

  /// Appends a value, unless it is not finite.
  mutating func add(_ figure: Double) {
    guard figure.isFinite else { return }
    sum += figure
    count += 1
    guard count == figuresPerMean else { return }
    means.append(sum / Double(count))
    (sum, count) = (0, 0)
    if means.count == Self.capacity {
      means = stride(from: 0, to: Self.capacity, by: 2).map { first -> Double in
        (means[first] + means[first + 1]) / 2
      }
      figuresPerMean *= 2
    }
  }

  /// The course in at most `width` characters, fewer if there are fewer values.
  func text(width: Int) -> String {
    let columns = min(width, means.count)
    guard columns > 0 else { return "" }
    let heights = (0..<columns).map { column in
      let part = means[column * means.count / columns..<(column + 1) * means.count / columns]
      // The logarithm of 0 would be infinite.
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
