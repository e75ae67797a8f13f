// Whether a picture that should show one digit may show several: a quick look that most pictures end at. What it
// suspects, the segmenter confirms or denies by reading.

extension NumberSegmenter {
  /// Pieces at least this high, as a share of the highest, may be digits.
  private static let leastHeight = 0.5
  /// Digits are at least this far apart, as a share of the highest piece: strokes of one digit that broke are nearer.
  private static let leastGap = 0.02

  /// Whether two pieces as high as digits stand side by side in `map`, with paper between them.
  public static func maySeeSeveralDigits(in map: InkMap) -> Bool {
    let pieces = Pieces(of: map.ink).pieces
    let highest = pieces.map(\.rows.count).max() ?? 0
    let high = pieces.filter { Double($0.rows.count) >= leastHeight * Double(highest) }
      .sorted { $0.columns.lowerBound < $1.columns.lowerBound }
    return zip(high, high.dropFirst()).contains { left, right in
      let gap = right.columns.lowerBound - left.columns.upperBound
      let shared = left.rows.clamped(to: right.rows).count
      return Double(gap) >= leastGap * Double(highest)
        && 2 * shared >= min(left.rows.count, right.rows.count)
    }
  }
}
