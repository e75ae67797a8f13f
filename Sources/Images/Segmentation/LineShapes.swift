// What stands in one line of writing, from left to right, and how large its digits are. Strokes one above the other are
// one shape; nothing is cut, and nothing is read.

/// The shapes of a line: each a digit, a sign, a stroke of one, or several digits that touch.
struct LineShapes {
  /// Connected parts that stand one above the other.
  struct Shape {
    let part: InkPart
    let strokes: [InkPart]
    /// Whether no stroke of it is as high as a digit's: a point, a minus, a colon.
    let isLow: Bool
    /// A stroke with nothing but rings beside it, as in a per cent sign, is no two digits.
    let isStrokeWithRings: Bool
  }

  let shapes: [Shape]
  /// How high a digit of the line is, in pixels.
  let height: Int
  /// How long its longer side is.
  let figureSize: Int

  /// A connected part lower than this share of the line's height may be a mark: a point, a minus.
  static let highestMark = 0.42

  /// The shapes that `parts` make, a line from left to right; there must be one.
  init(of parts: [InkPart]) {
    let height = Self.height(of: parts)
    let isMark = { (part: InkPart) in Double(part.box.height) < Self.highestMark * Double(height) }
    shapes = Self.joinedOneAboveTheOther(parts).map { part, strokes in
      Shape(
        part: part, strokes: strokes, isLow: strokes.allSatisfy(isMark),
        isStrokeWithRings: strokes.count > 1 && strokes.allSatisfy { isMark($0) || $0.isSingleStroke })
    }
    self.height = height
    figureSize = Self.figureSize(of: shapes.filter { !$0.isLow }.map(\.part), height: height)
  }

  /// The upper median of the heights of parts that are not low: a bar or a dot says nothing about the line, nor does a
  /// single stroke, a slash or a bracket, where anything else is there.
  private static func height(of parts: [InkPart]) -> Int {
    let highest = parts.map(\.box.height).max() ?? 1
    let high = parts.filter { 2 * $0.box.height >= highest }
    let figures = high.filter { !$0.isSingleStroke }
    let heights = (figures.isEmpty ? high : figures).map(\.box.height).sorted()
    return heights[heights.count / 2]
  }

  /// The lower median of the longer sides of the parts that are not low and no single strokes, for a lying eight is as
  /// large as an upright one; the height of the line where there are none.
  private static func figureSize(of parts: [InkPart], height: Int) -> Int {
    let sizes = parts.filter { 2 * $0.box.height >= height && !$0.isSingleStroke }
      .map { max($0.box.height, min($0.box.width, height * 3 / 2)) }.sorted()
    return sizes.isEmpty ? height : sizes[(sizes.count - 1) / 2]
  }

  /// The parts, each joined with those that stand above or below it: a stroke that broke, a five and its bar.
  private static func joinedOneAboveTheOther(
    _ parts: [InkPart]
  ) -> [(part: InkPart, strokes: [InkPart])] {
    var joined: [(columns: Range<Int>, strokes: [InkPart])] = []
    for part in parts.sorted(by: { $0.box.width > $1.box.width }) {
      // The widest comes first, and so a part that is joined to it hardly makes it wider.
      let above = joined.firstIndex { 4 * $0.columns.clamped(to: part.columns).count >= 3 * part.box.width }
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
  /// Where the middle of `part` is between the top and the bottom, 0 and 1, of the nearest shape that is not low; there
  /// is one, since something sets the line's height.
  func place(of part: InkPart) -> Double {
    let nearest = shapes.filter { !$0.isLow }.min {
      abs($0.part.doubleMiddle - part.doubleMiddle) < abs($1.part.doubleMiddle - part.doubleMiddle)
    }
    let rows = (nearest?.part ?? part).rows
    return (Double(part.rows.lowerBound + part.rows.upperBound) / 2 - Double(rows.lowerBound))
      / Double(rows.count)
  }
}
