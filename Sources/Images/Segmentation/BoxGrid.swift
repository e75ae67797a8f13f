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
  /// Ink that reaches over this share of a cell's width and height is the cell's own ground: tables have shaded cells.
  static let leastGround = 0.9
  /// The margin of a shaded cell that may hold its lines is its side divided by this.
  static let marginShare = 12
  /// The greatest distance between boxes in a row, in box widths.
  static let greatestGap = 4.0
  /// The fewest boxes in a row that is extended to the columns of most rows.
  static let fewestExtended = 3

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

  /// A region of enclosed paper: for each row of its bounding box, the columns from its first to its last pixel.
  struct Hole {
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
