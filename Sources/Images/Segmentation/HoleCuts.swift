// Cuts between two holes side by side, as in touching zeros. The cheapest path through such ink runs through the holes;
// these paths run between them, along the stroke that both digits touch or share.

/// The stroke between two holes, enclosed by a cut along each side. Either digit may own it.
struct HoleWall: Equatable {
  let left: Cut
  let right: Cut
}

extension HoleWall {
  /// The least area of a hole, as a share of the line's height squared; smaller holes are gaps in the ink.
  private static let leastHole = 0.012
  /// The greatest width of the stroke on either side of the path, as a share of the line's height.
  private static let reach = 0.1
  /// The most holes per line height of part width; where there are more, they are the paper's pattern.
  private static let mostPerHeight = 3.0

  /// The walls between `holes` of `part`, in a line `height` pixels high, from left to right. No two of them cross.
  static func walls(between holes: [Hole], of part: InkPart, lineHeight height: Int) -> [HoleWall] {
    let least = leastHole * Double(height * height)
    let holes = holes.filter { Double($0.area) >= least }.sorted {
      ($0.middle, $0.rows.lowerBound) < ($1.middle, $1.rows.lowerBound)
    }
    guard Double(holes.count) <= mostPerHeight * Double(part.box.width) / Double(height) else { return [] }
    // The nearest hole on the left of each, which is the last of them: an 8 has two.
    var neighbours: [Int: Int] = [:]
    for left in holes.indices {
      let right = holes.indices[(left + 1)...].first { holes[left].isBeside(holes[$0]) }
      if let right { neighbours[right] = left }
    }
    var walls: [HoleWall] = []
    for (right, left) in neighbours.sorted(by: { $0.key < $1.key }) {
      guard let path = path(through: part.ink, between: holes[...left], and: holes[right...]) else {
        continue
      }
      let wall = HoleWall(along: path, in: part.ink, reach: max(1, Int(reach * Double(height))))
      if let last = walls.last, zip(last.right.columns, wall.left.columns).contains(where: >) { continue }
      walls.append(wall)
    }
    return walls
  }

  /// The path that crosses the least ink with all of the first holes on its left and all of the others on its right;
  /// nil if there is none.
  private static func path(
    through ink: GrayImage, between lefts: ArraySlice<Hole>, and rights: ArraySlice<Hole>
  ) -> Cut? {
    guard let left = lefts.last?.middle, let right = rights.first?.middle else { return nil }
    var bounds: [ClosedRange<Int>] = []
    for row in 0..<ink.height {
      let first = lefts.reduce(left) { max($0, $1.columns(in: row)?.upperBound ?? 0) }
      let end = rights.reduce(right + 1) { min($0, $1.columns(in: row)?.lowerBound ?? ink.width) }
      guard first < end else { return nil }
      bounds.append(first...end - 1)
    }
    return Cuts.cheapestPath(through: ink, within: bounds, near: (left + right) / 2)
  }

  /// The ink on both sides of `path`, up to `reach` pixels from it in each row. Its cuts cross nothing: they run along
  /// the stroke.
  init(along path: Cut, in ink: GrayImage, reach: Int) {
    var (left, right) = (path.columns, path.columns)
    for (row, column) in path.columns.enumerated() {
      let isInk = { (column: Int) in
        0..<ink.width ~= column && ink.samples[row * ink.width + column] >= InkPart.faintest
      }
      guard isInk(column) else { continue }
      while isInk(left[row] - 1), column - left[row] < reach { left[row] -= 1 }
      while isInk(right[row]), right[row] - column <= reach { right[row] += 1 }
    }
    self.left = Cut(columns: left, crossed: 0)
    self.right = Cut(columns: right, crossed: 0)
  }
}

extension Cut {
  /// This cut, moved to the side of `wall` where its mean column is.
  func beside(_ wall: HoleWall) -> Cut {
    let columns =
      middle < wall.left.middle
      ? zip(columns, wall.left.columns).map(min) : zip(columns, wall.right.columns).map(max)
    return Cut(columns: columns, crossed: crossed)
  }
}

extension Hole {
  /// Whether two holes share at least half the rows of the lower one.
  fileprivate func isBeside(_ other: Hole) -> Bool {
    2 * rows.clamped(to: other.rows).count >= min(rows.count, other.rows.count)
  }
}
