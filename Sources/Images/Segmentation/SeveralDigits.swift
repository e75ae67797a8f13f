// Whether a picture that should show one digit may show several: a quick look that most pictures end at. What it
// suspects, the segmenter confirms or denies by reading.

extension NumberSegmenter {
  /// Pieces at least this high, as a share of the highest, may be digits.
  private static let leastHeight = 0.5
  /// Digits side by side are at least this far apart, as a share of the highest piece: strokes of one digit that broke
  /// are nearer;
  private static let leastGap = 0.02
  /// digits one above the other this far, for the bar of a five may be far from the rest of it.
  private static let leastGapBetweenRows = 0.25

  /// Whether two pieces as high as digits stand side by side in `map`, or one above the other, with paper between them.
  public static func maySeeSeveralDigits(in map: InkMap) -> Bool {
    let pieces = Pieces(of: map.ink).pieces
    let highest = pieces.map(\.rows.count).max() ?? 0
    let high = pieces.filter { Double($0.rows.count) >= leastHeight * Double(highest) }
    return high.indices.contains { index in
      high[(index + 1)...].contains { other in
        let piece = high[index]
        return Double(gap(piece.columns, other.columns)) >= leastGap * Double(highest)
          && shareHalf(piece.rows, other.rows)
          || Double(gap(piece.rows, other.rows)) >= leastGapBetweenRows * Double(highest)
            && shareHalf(piece.columns, other.columns)
      }
    }
  }

  /// How far one range is from the other; less than 0 where they overlap.
  private static func gap(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound)
  }

  /// Whether the ranges share at least half of the shorter.
  private static func shareHalf(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    -2 * gap(a, b) >= min(a.count, b.count)
  }
}
