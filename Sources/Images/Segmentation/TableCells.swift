// The numbers in the cells of a grid: forms have one digit in each box, tables several in each cell.

extension NumberSegmenter {
  /// The least width of ink that may be several digits, and of ink that is cut even if it is one shape, as shares of
  /// its height.
  private static let leastWidth = (ofShapes: 0.75, ofOne: 1.2)
  /// The least share of a table's cells that have several shapes side by side; broken digits in forms are fewer.
  private static let leastShare = 0.2

  /// `lines`, which have one digit in each cell, with the ink of cells that hold several digits divided.
  static func splittingCells(
    of lines: [SegmentedLine], enlargedBy factor: Int, within picture: Picture, budget: inout Int,
    judge: ([GrayImage]) -> [Float]
  ) -> [SegmentedLine] {
    var cells: [(line: Int, digit: Int, scale: Int)] = []
    var shapes: [LineShapes] = []
    var several = 0
    for (line, found) in lines.enumerated() {
      for (index, digit) in found.digits.enumerated() {
        guard let (cell, scale) = severalShapes(in: digit.ink) else { continue }
        cells.append((line, index, scale))
        shapes.append(cell)
        if cell.shapes.count(where: { !$0.isLow }) > 1 { several += 1 }
      }
    }
    let filled = lines.reduce(0) { $0 + $1.digits.count }
    guard several > 0, Double(several) >= leastShare * Double(filled) else { return lines }
    let numbers = segmented(shapes, budget: &budget, judge: judge) { number, box in
      let cell = cells[number]
      let inside = box.enlarged(by: cell.scale * factor, within: picture)
      let whole = lines[cell.line].digits[cell.digit].box
      return PixelBox(
        x: whole.x + inside.x, y: whole.y + inside.y,
        width: min(inside.width, whole.width - inside.x), height: min(inside.height, whole.height - inside.y))
    }
    var lines = lines
    for (cell, number) in zip(cells, numbers).reversed() where number.digits.count > 1 {
      let place = lines[cell.line].digits[cell.digit].cell
      lines[cell.line].digits.replaceSubrange(
        cell.digit...cell.digit,
        with: number.digits.map { SegmentedDigit(box: $0.box, ink: $0.ink, cell: place) })
      lines[cell.line].signs.insert(contentsOf: number.signs, at: 0)
    }
    return lines
  }

  /// The shapes in the ink of a cell and their scale, if they may be several digits on one line.
  private static func severalShapes(in ink: GrayImage) -> (shapes: LineShapes, scale: Int)? {
    guard Double(ink.width) > leastWidth.ofShapes * Double(ink.height) else { return nil }
    let (parts, scale) = parts(in: ink)
    let lines = TextLines.lines(of: parts)
    guard lines.count == 1 else { return nil }
    let shapes = LineShapes(of: lines[0])
    let isWide = Double(ink.width) > leastWidth.ofOne * Double(ink.height)
    return isWide || shapes.shapes.count(where: { !$0.isLow }) > 1 ? (shapes, scale) : nil
  }
}
