// The shapes in one line of writing, from left to right, and the size of its digits. Parts one above the other form
// one shape; nothing is cut or classified.

/// The shapes of a line: each is a digit, a sign, a fragment of a digit, or several touching digits.
struct LineShapes {
  /// Connected components that lie one above the other.
  struct Shape {
    let part: InkPart
    let strokes: [InkPart]
    /// Whether all its parts are lower than a digit: a point, a minus, a colon.
    let isLow: Bool
    /// Whether it is low and stands apart from the digits, above or below: a hole of the paper, small print.
    var isAside = false
    /// Whether it is a stroke with only rings beside it, such as a percent sign, and not two digits.
    let isStrokeWithRings: Bool
  }

  let shapes: [Shape]
  /// The height of the line's digits, in pixels.
  let height: Int
  /// The longer side of the line's digits, in pixels.
  let figureSize: Int

  /// A connected component below this share of the line's height may be a mark, such as a point or a minus.
  static let highestMark = 0.42
  /// The greatest vertical gap, as a share of the line's height, between the parts of a digit, such as a five and its
  /// bar, and between the marks of a sign, such as the dots of a colon. Marks farther from the digits are aside.
  private static let greatestGap = (ofDigit: 0.25, ofSign: 0.6)

  /// Groups `parts`, a line from left to right, into shapes; there must be at least one part.
  init(of parts: [InkPart]) {
    let height = Self.height(of: parts)
    let isMark = { (part: InkPart) in Double(part.box.height) < Self.highestMark * Double(height) }
    var shapes = Self.joinedOneAboveTheOther(parts, lineHeight: height, isMark: isMark).map { part, strokes in
      Shape(
        part: part, strokes: strokes, isLow: strokes.allSatisfy(isMark),
        isStrokeWithRings: strokes.count > 1 && strokes.allSatisfy { isMark($0) || $0.isSingleStroke })
    }
    let figures = shapes.filter { !$0.isLow }
    for index in shapes.indices where shapes[index].isLow {
      let rows = figures.nearest(to: shapes[index].part)?.part.rows
      let gap = rows.map { $0.gap(to: shapes[index].part.rows) } ?? 0
      shapes[index].isAside = Double(gap) > Self.greatestGap.ofDigit * Double(height)
    }
    self.shapes = shapes
    self.height = height
    figureSize = Self.figureSize(of: shapes.filter { !$0.isLow }.map(\.part), height: height)
  }

  /// The upper median of the heights of the parts that are not low. Excludes bars and dots and, if other parts
  /// remain, single strokes such as slashes and brackets.
  private static func height(of parts: [InkPart]) -> Int {
    let highest = parts.map(\.box.height).max() ?? 1
    let high = parts.filter { 2 * $0.box.height >= highest }
    let figures = high.filter { !$0.isSingleStroke }
    let heights = (figures.isEmpty ? high : figures).map(\.box.height).sorted()
    return heights[heights.count / 2]
  }

  /// The lower median of the longer sides of the parts that are neither low nor single strokes, because an eight on
  /// its side is as large as an upright one. The line's height if there are no such parts.
  private static func figureSize(of parts: [InkPart], height: Int) -> Int {
    let sizes = parts.filter { 2 * $0.box.height >= height && !$0.isSingleStroke }
      .map { max($0.box.height, min($0.box.width, height * 3 / 2)) }.sorted()
    return sizes.isEmpty ? height : sizes[(sizes.count - 1) / 2]
  }

  /// Joins each part with those close above or below it: a broken stroke, or a five and its bar.
  private static func joinedOneAboveTheOther(
    _ parts: [InkPart], lineHeight height: Int, isMark: (InkPart) -> Bool
  ) -> [(part: InkPart, strokes: [InkPart])] {
    var joined: [(columns: Range<Int>, strokes: [InkPart])] = []
    for part in parts.sorted(by: { $0.box.width > $1.box.width }) {
      // Widest first, so that joining another part hardly widens it.
      let above = joined.firstIndex { shape in
        let isSign = isMark(part) && shape.strokes.allSatisfy(isMark)
        let gap = shape.strokes.map { $0.rows.gap(to: part.rows) }.min() ?? 0
        return 4 * shape.columns.clamped(to: part.columns).count >= 3 * part.box.width
          && Double(gap) <= (isSign ? greatestGap.ofSign : greatestGap.ofDigit) * Double(height)
      }
      if let above {
        let columns = joined[above].columns
        joined[above].columns =
          min(columns.lowerBound, part.box.x)..<max(columns.upperBound, part.columns.upperBound)
        joined[above].strokes.append(part)
      } else {
        joined.append((part.columns, [part]))
      }
    }
    return joined.map { (part: InkPart(joining: $0.strokes), strokes: $0.strokes) }
      .sorted { $0.part.doubleMiddle < $1.part.doubleMiddle }
  }
}

extension LineShapes {
  /// The vertical centre of `part`, from 0 (top) to 1 (bottom), relative to the nearest shape that is not low. There
  /// is one, because some part determines the line's height.
  func place(of part: InkPart) -> Double {
    let rows = (shapes.filter { !$0.isLow }.nearest(to: part)?.part ?? part).rows
    return (Double(part.rows.lowerBound + part.rows.upperBound) / 2 - Double(rows.lowerBound))
      / Double(rows.count)
  }
}

extension [LineShapes.Shape] {
  /// The shape whose middle is nearest to that of `part`, from left to right; nil if there are none.
  fileprivate func nearest(to part: InkPart) -> LineShapes.Shape? {
    self.min {
      abs($0.part.doubleMiddle - part.doubleMiddle) < abs($1.part.doubleMiddle - part.doubleMiddle)
    }
  }
}

extension Range<Int> {
  /// The number of integers between this range and `other`; 0 if they touch or overlap.
  fileprivate func gap(to other: Range<Int>) -> Int {
    Swift.max(other.lowerBound - upperBound, lowerBound - other.upperBound, 0)
  }
}
