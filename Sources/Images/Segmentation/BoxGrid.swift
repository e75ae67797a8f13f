// Boxes printed for digits, one for each: rows of boxes, tables, sudokus. A box is known by the paper in it, which lines
// enclose on all sides; so it may be tilted and bent. Boxes with an open side, combs, are no boxes here.

/// The boxes of a picture and the ink in each.
struct BoxGrid {
  /// A box is at least so many pixels wide and high, and at least this share of the picture's longer side,
  static let leastSide = 8
  static let leastShare = 0.008
  /// and no more than so many times as long as wide.
  static let greatestAspect = 2.5
  /// The paper in it, from the first to the last of each row, fills at least this share of its box: the hole of a
  /// nought fills 0.79.
  static let leastFill = 0.84
  /// The boxes of a grid have about the same size: these shares of the median's.
  static let sizes = 0.6...1.6
  /// Fewer boxes make no grid,
  static let leastCount = 3
  /// and in at least so many of them, and in this share of all, stands something;
  static let leastFilled = 2
  static let leastFilledShare = 0.1
  /// something is at least this share of its box high.
  static let leastHeight = 0.25
  /// Pieces in a box shorter than this share of its height are specks.
  static let leastPiece = 0.15
  /// Boxes in a row are at most so many widths apart.
  static let greatestGap = 4.0

  /// A box with its place in the grid; `digit` is the ink in it, if there is any.
  struct Box: Equatable {
    let inside: PixelBox
    let digit: InkPart?
  }

  /// The boxes by rows, from top to bottom, each from left to right, with the column of each.
  let rows: [[(column: Int, box: Box)]]

  /// Nil where there is no grid in `ink`, in which lines have not been removed.
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

  /// The lines of digits, those of rows with any, in the pixels of `picture`.
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

  /// Paper that lines enclose: for each row of its box the columns from its first to its last.
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

  /// The ink within a hole, without specks and what is left of lines; nil when there is none as high as a digit.
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

  /// The boxes in rows: from left to right each joins the row whose last box stands nearest to its own height.
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
        // A digit that touches its box divides the paper in it: such a box is known by its neighbours.
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
  /// The row of its middle.
  fileprivate var middle: Double { Double(y) + Double(height) / 2 }

  /// The box on the way to another, at this share of it.
  fileprivate func between(_ other: PixelBox, share: Double) -> PixelBox {
    func mix(_ a: Int, _ b: Int) -> Int { a + Int((Double(b - a) * share).rounded()) }
    return PixelBox(
      x: mix(x, other.x), y: mix(y, other.y), width: mix(width, other.width),
      height: mix(height, other.height))
  }
}

extension GrayImage {
  /// 255 for paper no ink of a quarter or more touches, not even at a corner; 0 elsewhere. So a gap of a pixel in a
  /// line is closed.
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
