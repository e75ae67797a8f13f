// Candidate cuts between touching digits: paths from the top of a part to its bottom that cross little ink. There are
// more candidates than needed; the readings of the pieces decide which to use.

/// A path through a part, from its first row to its last.
struct Cut: Equatable {
  /// For each row of the part, the first column to the right of the cut, relative to the part's left edge.
  let columns: [Int]
  /// The ink along the path, in pixels of full ink.
  let crossed: Float
  /// The area that it cuts off the holes of the part, in pixels.
  var cutOff = 0

  /// The mean column.
  var middle: Int { columns.reduce(0, +) / columns.count }
}

enum Cuts {
  /// The greatest deviation of a path from its starting column, as a share of the line's height: digits lean and
  /// overlap.
  private static let corridor = 0.15
  /// The distance between the starting columns of paths, as a share of the line's height.
  private static let step = 0.04
  /// The least distance of a cut from the ends of the part and from other cuts, as a share of the line's height.
  private static let leastPiece = 0.13
  private static let spacing = 0.07
  /// The most ink that a cut crosses, as a share of the line's height.
  private static let mostCrossed: Float = 0.6
  /// The cost of a sideways step, in pixels of ink, so that straight paths win ties.
  private static let sideStep: Float = 0.1
  /// The most cuts per line height of part width; the cheapest are kept.
  private static let mostPerHeight = 12.0

  /// The candidate cuts in `part` of a line `height` pixels high, from left to right.
  static func candidates(in part: InkPart, lineHeight height: Int) -> [Cut] {
    let margin = max(2, Int(leastPiece * Double(height)))
    let apart = max(1, Int(spacing * Double(height)))
    guard part.box.width >= 2 * margin else { return [] }
    let columns = stride(
      from: margin, through: part.box.width - margin, by: max(1, Int(step * Double(height))))
    let radius = max(1, Int(corridor * Double(height)))
    let paths = columns.map { column in
      (column: column, cut: cheapestPath(through: part.ink, near: column, radius: radius))
    }

    // Greedy, cheapest first; each accepted cut excludes others near it. Those between holes are accepted first.
    let most = Int(mostPerHeight * Double(part.box.width) / Double(height)) + 1
    let holes = Hole.holes(of: part.ink)
    let walls = HoleWall.walls(between: holes, of: part, lineHeight: height)
    var chosen: [Cut] = []
    for path in paths.sorted(by: { ($0.cut.crossed, $0.column) < ($1.cut.crossed, $1.column) }) {
      guard chosen.count < most, path.cut.crossed <= mostCrossed * Float(height) else { break }
      let middle = path.cut.middle
      guard chosen.allSatisfy({ abs($0.middle - middle) >= apart }), middle >= margin,
        middle <= part.box.width - margin,
        walls.allSatisfy({ middle + apart <= $0.left.middle || middle >= $0.right.middle + apart })
      else { continue }
      chosen.append(walls.reduce(path.cut) { $0.beside($1) })
    }
    let groups = chosen.map { [$0] } + walls.map { [$0.left, $0.right] }
    return groups.sorted { $0[0].middle < $1[0].middle }.joined().map { cut in
      var cut = cut
      cut.cutOff = holes.reduce(0) { $0 + $1.area(cutOffBy: cut.columns) }
      return cut
    }
  }

  /// The path within `radius` of `column` that crosses the least ink.
  static func cheapestPath(through ink: GrayImage, near column: Int, radius: Int) -> Cut {
    let corridor = max(0, column - radius)...min(ink.width - 1, column + radius)
    return cheapestPath(
      through: ink, within: [ClosedRange<Int>](repeating: corridor, count: ink.height), near: column)!
  }

  /// The path that crosses the least ink, by dynamic programming from the top row down; each row continues straight or
  /// moves one column to either side. `bounds` holds the columns allowed in each row; nil if no path stays in them.
  static func cheapestPath(
    through ink: GrayImage, within bounds: [ClosedRange<Int>], near column: Int
  ) -> Cut? {
    let left = bounds.map(\.lowerBound).min() ?? 0
    let width = (bounds.map(\.upperBound).max() ?? 0) - left + 1
    var costs = [Float](repeating: 0, count: width)
    var moves = [Int8](repeating: 0, count: width * ink.height)
    for row in 0..<ink.height {
      var next = [Float](repeating: .infinity, count: width)
      for x in bounds[row].lowerBound - left...bounds[row].upperBound - left {
        var best = costs[x]
        var move: Int8 = 0
        if row > 0, x > 0, costs[x - 1] + sideStep < best {
          best = costs[x - 1] + sideStep
          move = -1
        }
        if row > 0, x + 1 < width, costs[x + 1] + sideStep < best {
          best = costs[x + 1] + sideStep
          move = 1
        }
        // Ties go to the path nearest to the column.
        let stray = 0.002 * Float(abs(left + x - column))
        next[x] = best + stray + Float(ink.samples[row * ink.width + left + x]) / 255
        moves[row * width + x] = move
      }
      costs = next
    }
    var x = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    guard costs[x] < .infinity else { return nil }
    var columns = [Int](repeating: 0, count: ink.height)
    var crossed: Float = 0
    for row in stride(from: ink.height - 1, through: 0, by: -1) {
      columns[row] = left + x
      crossed += Float(ink.samples[row * ink.width + left + x]) / 255
      x += Int(moves[row * width + x])
    }
    return Cut(columns: columns, crossed: crossed)
  }
}

extension InkPart {
  /// The pieces into which `cuts`, from left to right, divide the part: one more than there are cuts. Nil for a piece
  /// without ink.
  ///
  /// Where cuts cross, a pixel belongs to the piece whose index is the number of cuts to its left.
  func pieces(between cuts: [Cut]) -> [InkPart?] {
    var pixels = [[Int]](repeating: [], count: cuts.count + 1)
    for row in 0..<box.height {
      for column in 0..<box.width where ink.samples[row * box.width + column] > 0 {
        pixels[cuts.count { $0.columns[row] <= column }].append(row * box.width + column)
      }
    }
    return pixels.map { pixels in
      guard !pixels.isEmpty else { return nil }
      let piece = InkPart(pixels: pixels, of: ink)
      let place = PixelBox(
        x: box.x + piece.box.x, y: box.y + piece.box.y, width: piece.box.width, height: piece.box.height)
      return InkPart(box: place, ink: piece.ink)
    }
  }
}
