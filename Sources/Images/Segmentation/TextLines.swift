// Which parts of an ink map stand in one line of writing, straight or tilted. It goes by height and place alone and reads
// nothing.

/// The lines of writing in an ink map, from top to bottom.
enum TextLines {
  /// A part at least this high, as a share of the highest, can begin a line.
  private static let leastHeight = 0.4
  /// A part belongs to a line whose rows hold at least this share of its own, or the other way round.
  private static let leastOverlap = 0.4

  /// `parts` by lines. High parts make the lines, from left to right, so that a line may climb or fall; a low one, a bar
  /// or a dot, goes to the line that is nearest to its middle. The parts of each line are in order of their middles, from
  /// left to right.
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

  /// A line as it grows to the right; its rows are those where it goes on, the mean of its last high parts', so that one
  /// long descender does not make two lines one.
  private struct Line {
    var parts: [InkPart]
    private var high: [InkPart]

    /// So many of the last high parts say where a line goes on.
    private static let memory = 3

    init(_ part: InkPart) {
      parts = [part]
      high = [part]
    }

    /// Where the line goes on.
    private var rows: Range<Double> { Self.rows(of: high.suffix(Self.memory)) }

    /// The middle of all of the line.
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

    /// The rows of the line about the column of `part`: those of its nearest high parts, which stand side by side, as
    /// high parts come from left to right.
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

    /// The rows that the line and `part` share, as a share of the fewer.
    func overlap(_ part: InkPart) -> Double {
      let shared =
        min(rows.upperBound, Double(part.rows.upperBound))
        - max(rows.lowerBound, Double(part.rows.lowerBound))
      return max(shared, 0) / min(rows.upperBound - rows.lowerBound, Double(part.box.height))
    }

    /// How far the middle of `part` lies from the line's rows beside it.
    func distance(to part: InkPart) -> Double {
      let rows = rows(beside: part)
      let place = Double(part.rows.lowerBound + part.rows.upperBound) / 2
      return max(rows.lowerBound - place, place - rows.upperBound, 0)
    }
  }
}

extension InkPart {
  /// Twice the column of the middle of its box.
  var doubleMiddle: Int { 2 * box.x + box.width }
}

extension [InkPart] {
  /// The index of the first part of which `isBehind` is true, as it is of all that follow; the count when there is none.
  fileprivate func partitionIndex(where isBehind: (InkPart) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
