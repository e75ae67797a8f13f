// A histogram of the 256 levels and statistics computed from it.

/// The counts of the levels 0...255.
struct Histogram: Equatable {
  private(set) var counts = [Int](repeating: 0, count: 256)

  init() {}

  init(of samples: some Sequence<UInt8>) {
    for sample in samples { counts[Int(sample)] += 1 }
  }

  init(of samples: [UInt8]) {
    // Four interleaved tables: neighbours mostly have the same level, and each increment of a counter depends on the
    // previous one.
    var tables = InlineArray<1024, Int>(repeating: 0)
    let source = samples.span
    for index in source.indices { tables[(index & 3) * 256 + Int(source[index])] += 1 }
    for index in tables.indices { counts[index % 256] += tables[index] }
  }

  /// The number of samples in `levels`.
  func count(in levels: ClosedRange<Int>) -> Int {
    counts[levels].reduce(0, +)
  }

  /// The histogram of the negative: the count of level l moves to 255 − l.
  var mirrored: Histogram {
    var mirror = Histogram()
    mirror.counts = counts.reversed()
    return mirror
  }

  mutating func add(_ level: UInt8, times count: Int = 1) {
    counts[Int(level)] += count
  }

  /// The lowest level that at least `fraction` of the samples in `levels` do not exceed; nil without samples.
  ///
  /// `fraction` is in 0...1; 0.5 gives the lower median.
  func quantile(_ fraction: Double, in levels: ClosedRange<Int> = 0...255) -> Int? {
    let total = count(in: levels)
    guard total > 0 else { return nil }
    var seen = 0
    return levels.first { level in
      seen += counts[level]
      return seen > 0 && Double(seen) >= fraction * Double(total)
    }
  }

  /// Otsu's threshold: the lower class is 0...level, the upper class the rest.
  ///
  /// Maximises the between-class variance; ties take the middle level. `separation` is the between-class variance over
  /// the total variance, 0 ... 1. Nil when fewer than two levels occur.
  /// Source: N. Otsu, "A threshold selection method from gray-level histograms", 1979.
  var threshold: (level: Int, separation: Double)? {
    let total = counts.reduce(0, +)
    let sum = counts.indices.reduce(0) { $0 + $1 * counts[$1] }
    var lowerCount = 0
    var lowerSum = 0
    var best = 0.0
    var first = 0
    var last: Int?
    for level in 0..<255 {
      lowerCount += counts[level]
      lowerSum += level * counts[level]
      let upperCount = total - lowerCount
      guard lowerCount > 0, upperCount > 0 else { continue }
      let distance = Double(sum - lowerSum) / Double(upperCount) - Double(lowerSum) / Double(lowerCount)
      let separation = Double(lowerCount) * Double(upperCount) * distance * distance
      if separation > best {
        best = separation
        first = level
        last = level
      } else if separation == best, level - 1 == last {
        last = level
      }
    }
    guard let last else { return nil }
    let squares = counts.indices.reduce(0) { $0 + $1 * $1 * counts[$1] }
    let variance = Double(squares) * Double(total) - Double(sum) * Double(sum)
    return ((first + last) / 2, best / variance)
  }
}
