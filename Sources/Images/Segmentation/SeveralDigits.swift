// A fast check whether a picture expected to show one digit may show several. Most pictures stop here; for the
// others, the segmenter decides by reading.

extension NumberSegmenter {
  /// The least height of a piece that may be a digit, as a share of the highest.
  private static let leastHeight = 0.5
  /// The least distance between digits side by side, as a share of the highest piece. Broken strokes of one digit are
  /// closer together.
  private static let leastGap = 0.02
  /// The least distance between digits one above the other. It is larger, because the bar of a five may be detached.
  private static let leastGapBetweenRows = 0.25

  /// Whether `map` has two pieces as high as digits with paper between them, wherever they lie.
  public static func maySeeSeveralDigits(in map: InkMap) -> Bool {
    let pieces = Pieces(of: map.ink).pieces
    let highest = pieces.map(\.rows.count).max() ?? 0
    let high = pieces.filter { Double($0.rows.count) >= leastHeight * Double(highest) }
    return high.indices.contains { index in
      high[(index + 1)...].contains { other in
        let piece = high[index]
        return Double(gap(piece.columns, other.columns)) >= leastGap * Double(highest)
          || Double(gap(piece.rows, other.rows)) >= leastGapBetweenRows * Double(highest)
      }
    }
  }

  /// The distance between two ranges; negative if they overlap.
  private static func gap(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound)
  }
}
