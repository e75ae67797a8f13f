// Groups the parts of an ink map into lines of writing, straight or tilted, by height and position alone.

/// The lines of writing in an ink map, from top to bottom.
enum TextLines {
  /// The least height of a part that can begin a line, as a share of the highest.
  private static let leastHeight = 0.4
  /// The least overlap of a part's rows with a line's, as a share of the smaller range, for the part to join the
  /// line.
  private static let leastOverlap = 0.4

  /// Groups `parts` into lines. High parts form the lines from left to right, so that a line may rise or fall; each
  /// low part, such as a bar or a dot, joins the line nearest to its centre. The parts of each line are ordered by
  /// centre, from left to right.
  static func lines(of parts: [InkPart]) -> [[InkPart]] {
    guard let highest = parts.map(\.box.height).max() else { return [] }
    let isHigh = { (part: InkPart) in Double(part.box.height) >= leastHeight * Double(highest) }
    var lines: [Line] = []
    for part in parts.filter(isHigh).sorted(by: { $0.doubleMiddle < $1.doubleMiddle }) {
      if let line = lines.indices.max(by: { lines[$0].overlap(part) < lines[$1].overlap(part) }),
        lines[line].overlap(part) >= leastOverlap
      {
        lines[line].add(part)
      } else {
        lines.append(Line(part))
      }
    }
    for part in parts where !isHigh(part) {
      let nearest = lines.indices.min { lines[$0].distance(to: part) < lines[$1].distance(to: part) }
      if let nearest { lines[nearest].parts.append(part) }
    }
    return lines.sorted { $0.middle < $1.middle }
      .map { line in line.parts.sorted { $0.doubleMiddle < $1.doubleMiddle } }
  }

  /// A line that grows to the right. Its rows are the mean of those of its last high parts, so that a single long
  /// descender does not merge two lines.
  private struct Line {
    var parts: [InkPart]
    private var high: [InkPart]

    /// The number of trailing high parts that determine the rows.
    private static let memory = 3

    init(_ part: InkPart) {
      parts = [part]
      high = [part]
    }

    /// The rows in which the line continues.
    private var rows: Range<Double> { Self.rows(of: high.suffix(Self.memory)) }

    /// The vertical centre of the whole line.
    var middle: Double {
      let rows = Self.rows(of: high[...])
      return (rows.lowerBound + rows.upperBound) / 2
    }

    mutating func add(_ part: InkPart) {
      parts.append(part)
      high.append(part)
    }

    private static func rows(of parts: ArraySlice<InkPart>) -> Range<Double> {
      let tops = parts.reduce(0) { $0 + $1.rows.lowerBound }
      let bottoms = parts.reduce(0) { $0 + $1.rows.upperBound }
      return Double(tops) / Double(parts.count)..<Double(bottoms) / Double(parts.count)
    }

    /// The rows of the line near the column of `part`: those of its nearest high parts, which are consecutive because
    /// high parts are added from left to right.
    private func rows(beside part: InkPart) -> Range<Double> {
      let place = part.doubleMiddle
      var first = high.partitionIndex { $0.doubleMiddle >= place }
      var end = first
      while end - first < min(Self.memory, high.count) {
        let isLeft =
          first > 0
          && (end == high.count || place - high[first - 1].doubleMiddle <= high[end].doubleMiddle - place)
        if isLeft { first -= 1 } else { end += 1 }
      }
      return Self.rows(of: high[first..<end])
    }

    /// The overlap of the rows of the line and `part`, as a share of the smaller range.
    func overlap(_ part: InkPart) -> Double {
      let shared =
        min(rows.upperBound, Double(part.rows.upperBound))
        - max(rows.lowerBound, Double(part.rows.lowerBound))
      return max(shared, 0) / min(rows.upperBound - rows.lowerBound, Double(part.box.height))
    }

    /// The distance of the centre of `part` from the line's rows beside it.
    func distance(to part: InkPart) -> Double {
      let rows = rows(beside: part)
      let place = Double(part.rows.lowerBound + part.rows.upperBound) / 2
      return max(rows.lowerBound - place, place - rows.upperBound, 0)
    }
  }
}

extension InkPart {
  /// Twice the column of its box's centre.
  var doubleMiddle: Int { 2 * box.x + box.width }
}

extension [InkPart] {
  /// The index of the first part for which `isBehind` is true, as it is for all later parts; the count if there is
  /// none.
  fileprivate func partitionIndex(where isBehind: (InkPart) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
