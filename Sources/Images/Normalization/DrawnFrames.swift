// Removes boxes drawn around a digit, as on forms. A zero drawn as a box is empty and is kept.

extension PieceSelection {
  /// The least side of a frame, as a share of the picture's shorter side.
  static let leastFrameSide = 0.15
  /// The least length of a frame's content, as a share of the frame's shorter side.
  static let leastFramedLength = 0.25
  /// The greatest distance of a frame's ink from its sides, as a share of its width and height.
  static let frameBand = 0.125
  /// The least share of each side that is ink.
  static let leastCoverage = 0.8
  /// The greatest share of the frame's interior that is ink.
  static let greatestInnerShare = 0.02

  /// Drops pieces that are rectangles drawn around another piece.
  mutating func dropDrawnFrames() {
    let leastSide = Self.leastFrameSide * Double(min(ink.width, ink.height))
    let frames = kept.filter { frame in
      let (rows, columns) = (pieces.pieces[frame].rows, pieces.pieces[frame].columns)
      let shorter = Double(min(rows.count, columns.count))
      guard shorter >= leastSide else { return false }
      let holdsSomething = kept.contains { other in
        let piece = pieces.pieces[other]
        return other != frame && piece.rows.lowerBound > rows.lowerBound
          && piece.rows.upperBound < rows.upperBound && piece.columns.lowerBound > columns.lowerBound
          && piece.columns.upperBound < columns.upperBound
          && Double(piece.length) >= Self.leastFramedLength * shorter
      }
      return holdsSomething && hasFourSides(frame)
    }
    drop(frames, as: .frame)
  }

  /// Whether all ink of a piece lies along the four sides of its bounding box.
  private func hasFourSides(_ frame: Int) -> Bool {
    let (rows, columns) = (pieces.pieces[frame].rows, pieces.pieces[frame].columns)
    let deep = max(2, Int(Self.frameBand * Double(rows.count)))
    let wide = max(2, Int(Self.frameBand * Double(columns.count)))
    var top = [Bool](repeating: false, count: columns.count)
    var bottom = top
    var left = [Bool](repeating: false, count: rows.count)
    var right = left
    var inside = 0
    for run in pieces.runs where run.piece == frame {
      let row = run.row - rows.lowerBound
      let reach = run.columns.lowerBound - columns.lowerBound..<run.columns.upperBound - columns.lowerBound
      if row < deep { for column in reach { top[column] = true } }
      if row >= rows.count - deep { for column in reach { bottom[column] = true } }
      if reach.lowerBound < wide { left[row] = true }
      if reach.upperBound > columns.count - wide { right[row] = true }
      if row >= deep, row < rows.count - deep {
        inside += reach.clamped(to: wide..<max(columns.count - wide, wide)).count
      }
    }
    let innerArea = max((rows.count - 2 * deep) * (columns.count - 2 * wide), 1)
    return [top, bottom, left, right].allSatisfy { side in
      Double(side.count { $0 }) > Self.leastCoverage * Double(side.count)
    } && Double(inside) < Self.greatestInnerShare * Double(innerArea)
  }
}
