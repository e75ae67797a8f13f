// Orders the boxes of a grid by rows and columns, and finds those that a digit has split or that touch the rest.

extension BoxGrid {
  /// Groups the boxes into rows: from left to right, each box joins the row whose last box is vertically nearest.
  static func rows(of boxes: [Box], in ink: GrayImage) -> [[(column: Int, box: Box)]] {
    var rows: [[Box]] = []
    for box in boxes.sorted(by: { ($0.inside.x, $0.inside.y) < ($1.inside.x, $1.inside.y) }) {
      let nearest = rows.indices.filter { index in
        let last = rows[index][rows[index].count - 1].inside
        let gap = Double(box.inside.x - last.x - last.width)
        return 2 * abs(last.middle - box.inside.middle) < Double(max(last.height, box.inside.height))
          && gap > -0.5 * Double(last.width) && gap < greatestGap * Double(last.width)
      }.min {
        abs(rows[$0].last!.inside.middle - box.inside.middle)
          < abs(rows[$1].last!.inside.middle - box.inside.middle)
      }
      if let nearest { rows[nearest].append(box) } else { rows.append([box]) }
    }
    rows.sort { ($0[0].inside.y, $0[0].inside.x) < ($1[0].inside.y, $1[0].inside.x) }
    let steps = rows.flatMap { row in zip(row, row.dropFirst()).map { $1.inside.x - $0.inside.x } }.sorted()
    let left = boxes.map(\.inside.x).min() ?? 0
    guard let pitch = steps.isEmpty ? nil : Double(steps[steps.count / 2]), pitch > 0 else {
      return rows.map { $0.map { (0, $0) } }
    }
    let placed = rows.map { row in
      var column = Int((Double(row[0].inside.x - left) / pitch).rounded())
      var placed = [(column: column, box: row[0])]
      for (last, box) in zip(row, row.dropFirst()) {
        let steps = max(1, Int((Double(box.inside.x - last.inside.x) / pitch).rounded()))
        // A digit that touches its box splits the paper in it. Such boxes are interpolated from their neighbours.
        for step in 1..<max(steps, 1) {
          let missing = last.inside.between(box.inside, share: Double(step) / Double(steps))
          placed.append((column + step, Box(missing, in: ink)))
        }
        column += steps
        placed.append((column, box))
      }
      return placed
    }
    let columns = placed.map { ($0.first?.column ?? 0)...($0.last?.column ?? 0) }
    let first = columns.map(\.lowerBound).sorted()[columns.count / 2]
    let last = columns.map(\.upperBound).sorted()[columns.count / 2]
    return placed.map { extended($0, to: first...max(first, last), in: ink) }
  }

  /// A row that begins and ends like most rows: its missing boxes are extrapolated from the two at its end.
  private static func extended(
    _ row: [(column: Int, box: Box)], to columns: ClosedRange<Int>, in ink: GrayImage
  ) -> [(column: Int, box: Box)] {
    guard row.count >= fewestExtended else { return row }
    var row = row
    while let next = row.first, next.column > columns.lowerBound,
      let box = row[1].box.inside.reflected(at: next.box.inside, within: ink)
    {
      row.insert((next.column - 1, Box(box, in: ink)), at: 0)
    }
    while let next = row.last, next.column < columns.upperBound,
      let box = row[row.count - 2].box.inside.reflected(at: next.box.inside, within: ink)
    {
      row.append((next.column + 1, Box(box, in: ink)))
    }
    return row
  }
}

extension BoxGrid.Box {
  /// A box without lines of its own.
  fileprivate init(_ inside: PixelBox, in ink: GrayImage) {
    let spans = [Range<Int>](repeating: inside.x..<inside.x + inside.width, count: inside.height)
    self.init(inside: inside, digit: BoxGrid.digit(in: BoxGrid.Hole(box: inside, spans: spans), of: ink))
  }
}

extension PixelBox {
  /// The vertical centre.
  fileprivate var middle: Double { Double(y) + Double(height) / 2 }

  /// The box as far on the other side of `middle` as this one; nil if it does not lie within `picture`.
  fileprivate func reflected(at middle: PixelBox, within picture: GrayImage) -> PixelBox? {
    let (x, y) = (2 * middle.x - self.x, 2 * middle.y - self.y)
    guard x >= 0, y >= 0, x + middle.width <= picture.width, y + middle.height <= picture.height else {
      return nil
    }
    return PixelBox(x: x, y: y, width: middle.width, height: middle.height)
  }

  /// Interpolates between this box and `other`; `share` is in 0...1.
  fileprivate func between(_ other: PixelBox, share: Double) -> PixelBox {
    func mix(_ a: Int, _ b: Int) -> Int { a + Int((Double(b - a) * share).rounded()) }
    return PixelBox(
      x: mix(x, other.x), y: mix(y, other.y), width: mix(width, other.width),
      height: mix(height, other.height))
  }
}
