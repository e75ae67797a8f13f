// Finds printed boxes with one digit each: rows of boxes, tables, sudokus. A box is detected as a region of paper
// enclosed by lines, so it may be tilted or bent. Boxes with an open side (combs) are not detected.

/// The boxes in a picture and the ink in each.
struct BoxGrid {
  /// The least width and height of a box, in pixels and as a share of the picture's longer side.
  static let leastSide = 8
  static let leastShare = 0.008
  /// The greatest ratio of a box's longer side to its shorter one.
  static let greatestAspect = 2.5
  /// The least share of its bounding box that a box's paper fills, counting each row from its first to its last
  /// pixel. The hole of a zero fills 0.79.
  static let leastFill = 0.84
  /// The sizes of the boxes in a grid, relative to the median.
  static let sizes = 0.6...1.6
  /// The fewest boxes in a grid.
  static let leastCount = 3
  /// The fewest boxes with content, as a count and as a share of all boxes.
  static let leastFilled = 2
  static let leastFilledShare = 0.1
  /// The least height of content, as a share of its box's height.
  static let leastHeight = 0.25
  /// Pieces with a height below this share of their box's are specks.
  static let leastPiece = 0.15
  /// The greatest distance between boxes in a row, in box widths.
  static let greatestGap = 4.0

  /// A box with its place in the grid; `digit` is the ink in it, if any.
  struct Box: Equatable {
    let inside: PixelBox
    let digit: InkPart?
  }

  /// The boxes by rows, from top to bottom, each row from left to right, with column indices.
  let rows: [[(column: Int, box: Box)]]

  /// Finds the grid in `ink`, from which lines must not have been removed. Nil if there is none.
  init?(in ink: GrayImage) {
    let holes = Self.holes(in: ink)
    guard holes.count >= Self.leastCount else { return nil }
    let boxes = holes.map { Box(inside: $0.box, digit: Self.digit(in: $0, of: ink)) }
    let filled = boxes.count { $0.digit != nil }
    guard filled >= Self.leastFilled, Double(filled) >= Self.leastFilledShare * Double(boxes.count) else {
      return nil
    }
    rows = Self.rows(of: boxes, in: ink)
  }

  /// The lines of digits, one for each row with any, in pixels of `picture`.
  func lines(enlargedBy factor: Int, within picture: Picture) -> [SegmentedLine] {
    rows.enumerated().compactMap { row, boxes in
      let digits = boxes.compactMap { column, box in
        box.digit.map {
          SegmentedDigit(
            box: $0.box.enlarged(by: factor, within: picture), ink: $0.ink,
            cell: GridCell(row: row, column: column))
        }
      }
      return digits.isEmpty ? nil : SegmentedLine(digits: digits)
    }
  }

  // MARK: Boxes

  /// A region of enclosed paper: for each row of its bounding box, the columns from its first to its last pixel.
  private struct Hole {
    let box: PixelBox
    let spans: [Range<Int>]
  }

  private static func holes(in ink: GrayImage) -> [Hole] {
    let paper = Pieces(of: ink.paperAwayFromInk)
    let least = max(leastSide, Int(leastShare * Double(max(ink.width, ink.height))))
    let isCandidate = paper.pieces.map { piece in
      let (width, height) = (piece.columns.count, piece.rows.count)
      return min(width, height) >= least
        && Double(max(width, height)) <= greatestAspect * Double(min(width, height))
        && piece.rows.lowerBound > 0 && piece.rows.upperBound < ink.height
        && piece.columns.lowerBound > 0 && piece.columns.upperBound < ink.width
    }
    var spans = paper.pieces.indices.map { index in
      isCandidate[index] ? [Range<Int>?](repeating: nil, count: paper.pieces[index].rows.count) : []
    }
    for run in paper.runs where isCandidate[run.piece] {
      let row = run.row - paper.pieces[run.piece].rows.lowerBound
      let start = spans[run.piece][row]?.lowerBound ?? run.columns.lowerBound
      spans[run.piece][row] = start..<run.columns.upperBound
    }
    let holes = paper.pieces.indices.compactMap { index -> Hole? in
      guard isCandidate[index] else { return nil }
      let piece = paper.pieces[index]
      let spans = spans[index].compactMap { $0 }
      let area = spans.reduce(0) { $0 + $1.count }
      guard Double(area) >= leastFill * Double(piece.rows.count * piece.columns.count) else { return nil }
      let box = PixelBox(
        x: piece.columns.lowerBound, y: piece.rows.lowerBound, width: piece.columns.count,
        height: piece.rows.count)
      return Hole(box: box, spans: spans)
    }
    guard !holes.isEmpty else { return [] }
    let width = Double(holes.map(\.box.width).sorted()[holes.count / 2])
    let height = Double(holes.map(\.box.height).sorted()[holes.count / 2])
    return holes.filter {
      sizes.contains(Double($0.box.width) / width) && sizes.contains(Double($0.box.height) / height)
    }
  }

  /// The ink in a hole, without specks and remains of lines; nil if none is as high as a digit.
  private static func digit(in hole: Hole, of ink: GrayImage) -> InkPart? {
    let box = hole.box
    var samples = [UInt8](repeating: 0, count: box.width * box.height)
    for (row, span) in hole.spans.enumerated() {
      let start = (box.y + row) * ink.width
      for column in span { samples[row * box.width + column - box.x] = ink.samples[start + column] }
    }
    var selection = PieceSelection(of: GrayImage(width: box.width, height: box.height, samples: samples))
    selection.drop(
      selection.kept.filter { index in
        let piece = selection.pieces.pieces[index]
        let touches =
          piece.rows.lowerBound == 0 || piece.columns.lowerBound == 0
          || piece.rows.upperBound == box.height || piece.columns.upperBound == box.width
        let isThin = Double(min(piece.rows.count, piece.columns.count)) < leastPiece / 2 * Double(box.height)
        return Double(piece.length) < leastPiece * Double(box.height) || (touches && isThin)
      }, as: .rule)
    guard let image = selection.image, let inside = image.inkBox(),
      Double(inside.longerSide) >= leastHeight * Double(box.height)
    else { return nil }
    let place = PixelBox(
      x: box.x + inside.x, y: box.y + inside.y, width: inside.width, height: inside.height)
    return InkPart(box: place, ink: image.cropped(to: inside))
  }

  // MARK: Rows

  /// Groups the boxes into rows: from left to right, each box joins the row whose last box is vertically nearest.
  private static func rows(of boxes: [Box], in ink: GrayImage) -> [[(column: Int, box: Box)]] {
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
    return rows.map { row in
      var column = Int((Double(row[0].inside.x - left) / pitch).rounded())
      var placed = [(column: column, box: row[0])]
      for (last, box) in zip(row, row.dropFirst()) {
        let steps = max(1, Int((Double(box.inside.x - last.inside.x) / pitch).rounded()))
        // A digit that touches its box splits the paper in it. Such boxes are interpolated from their neighbours.
        for step in 1..<max(steps, 1) {
          let missing = last.inside.between(box.inside, share: Double(step) / Double(steps))
          let spans = [Range<Int>](repeating: missing.x..<missing.x + missing.width, count: missing.height)
          let digit = digit(in: Hole(box: missing, spans: spans), of: ink)
          placed.append((column + step, Box(inside: missing, digit: digit)))
        }
        column += steps
        placed.append((column, box))
      }
      return placed
    }
  }
}

extension PixelBox {
  /// The vertical centre.
  fileprivate var middle: Double { Double(y) + Double(height) / 2 }

  /// Interpolates between this box and `other`; `share` is in 0...1.
  fileprivate func between(_ other: PixelBox, share: Double) -> PixelBox {
    func mix(_ a: Int, _ b: Int) -> Int { a + Int((Double(b - a) * share).rounded()) }
    return PixelBox(
      x: mix(x, other.x), y: mix(y, other.y), width: mix(width, other.width),
      height: mix(height, other.height))
  }
}

extension GrayImage {
  /// 255 for paper pixels without ink of a quarter or more in their 8-neighbourhood, 0 elsewhere. This closes
  /// one-pixel gaps in lines.
  fileprivate var paperAwayFromInk: GrayImage {
    let isInk = samples.map { $0 >= 64 }
    var wide = [Bool](repeating: false, count: samples.count)
    for y in 0..<height {
      let start = y * width
      for x in 0..<width where isInk[start + x] {
        wide[start + x] = true
        if x > 0 { wide[start + x - 1] = true }
        if x + 1 < width { wide[start + x + 1] = true }
      }
    }
    var paper = [UInt8](repeating: 255, count: samples.count)
    for y in 0..<height {
      let start = y * width
      for x in 0..<width where wide[start + x] {
        paper[start + x] = 0
        if y > 0 { paper[start + x - width] = 0 }
        if y + 1 < height { paper[start + x + width] = 0 }
      }
    }
    return GrayImage(width: width, height: height, samples: paper)
  }
}
