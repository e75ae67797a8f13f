// Segments the ink of a picture into the digits of its numbers; this file outlines the steps. The caller supplies the
// judge that decides which pieces of ink could be digits.

/// Finds the digits of handwritten numbers in an ink map.
public enum NumberSegmenter {
  /// Ink maps with taller parts are scaled down to this part height before cutting: four times MNIST's.
  private static let workingHeight = 80
  /// The least stroke width after scaling, in pixels: averaging thinner strokes leaves too little ink to connect.
  private static let leastStroke = 1.0

  /// The lines of digits in `map`, which was made from `picture`, from top to bottom.
  ///
  /// `judge` receives candidate inks and returns the probability, in 0...1, that each is a single digit. `budget`,
  /// initially `mostJudged`, limits the candidates judged in addition to whole shapes. Each call reduces it, so that
  /// later ink maps of the same picture try fewer. A line may hold signs alone.
  public static func lines(
    in map: InkMap, of picture: Picture, budget: inout Int, judge: ([GrayImage]) -> [Float]
  ) -> [SegmentedLine] {
    if let grid = BoxGrid(in: map.uncleaned ?? map.ink) {
      let cells = grid.lines(enlargedBy: map.factor, within: picture)
      return splittingCells(of: cells, enlargedBy: map.factor, within: picture, budget: &budget, judge: judge)
    }
    let (parts, scale) = parts(in: map.ink)
    let lines = TextLines.lines(of: parts).map(LineShapes.init)
    return segmented(lines, budget: &budget, judge: judge) {
      $1.enlarged(by: scale * map.factor, within: picture)
    }
  }

  /// The digits and signs of `lines`; `place` gives the box in the picture for a line's index and a box in that line.
  static func segmented(
    _ lines: [LineShapes], budget: inout Int, judge: ([GrayImage]) -> [Float],
    place: (Int, PixelBox) -> PixelBox
  ) -> [SegmentedLine] {
    // Judge whole shapes first: most are single digits and need no cuts.
    var judged = judge(lines.flatMap { line in line.shapes.filter(line.mayBeDigit).map(\.part.ink) })
      .makeIterator()
    return lines.enumerated().map { number, line in
      let shapes = line.shapes.map { line.mayBeDigit($0) ? judged.next() ?? 0 : 0 }
      let lattice = SegmentLattice(line, judged: shapes, budget: budget)
      let unknown = lattice.candidates.filter { $0.shape == nil }
      budget -= unknown.count
      var others = judge(unknown.map(lattice.ink)).makeIterator()
      let probabilities = lattice.candidates.map { $0.shape.map { shapes[$0] } ?? others.next() ?? 0 }
      let path = lattice.cheapestPath(probabilities: probabilities, costs: SegmentCosts())
      let digits = path.candidates.map { index in
        let candidate = lattice.candidates[index]
        return SegmentedDigit(box: place(number, candidate.box), ink: lattice.ink(of: candidate))
      }
      let signs = path.signs.map { index in
        let shape = line.shapes[index]
        return SegmentedSign(box: place(number, shape.part.box), kind: SignKind(of: shape, in: line))
      }
      return SegmentedLine(digits: digits, signs: signs, cost: path.cost)
    }
  }

  /// Up to `most` shapes of `map`, sampled evenly from those of about the usual size. If digits do not touch, these
  /// are whole digits, whatever the orientation of the page.
  public static func shapes(in map: InkMap, atMost most: Int) -> [GrayImage] {
    let parts = parts(in: map.ink).parts
    let lengths = parts.map(\.box.longerSide).sorted()
    guard let longest = lengths.last else { return [] }
    let usual = lengths.filter { 3 * $0 >= longest }
    let median = usual[usual.count / 2]
    let shapes = parts.filter { 3 * $0.box.longerSide >= 2 * median && 2 * $0.box.longerSide <= 3 * median }
    return stride(from: 0, to: shapes.count, by: (shapes.count + most - 1) / most).map { shapes[$0].ink }
  }

  /// The connected components of `ink` after scaling down, and the scale: ink pixels per component pixel.
  static func parts(in ink: GrayImage) -> (parts: [InkPart], scale: Int) {
    let highest = Pieces(of: ink).pieces.map(\.rows.count).max() ?? 0
    let factor = max(1, (highest + workingHeight - 1) / workingHeight)
    let visible = ink.withStrokes(atLeast: leastStroke * Double(factor))
    let (small, scale) = visible.reduced(toFit: (max(ink.width, ink.height) + factor - 1) / factor)
    return (InkPart.connected(in: small).largest(mostParts).withoutUnderlines, scale)
  }

  /// The most parts examined on a page; those with the most ink are kept.
  static let mostParts = 4_096
  /// The most pieces and joined shapes judged per picture, in addition to whole shapes; further lines are not cut.
  public static let mostJudged = 8_192
  /// A shape no wider than one digit with at least this probability is not cut.
  static let sureDigit: Float = 0.98
}

extension LineShapes {
  /// Whether a shape is high enough to be a digit of the line.
  fileprivate func mayBeDigit(_ shape: Shape) -> Bool {
    Double(shape.part.box.height) >= SegmentLattice.lowestDigit * Double(height)
  }
}

extension SegmentLattice {
  /// The lattice over a line, given the probability of each shape in `judged`, with at most `budget` candidates that
  /// are not whole shapes.
  fileprivate init(_ line: LineShapes, judged: [Float], budget: Int) {
    let whole = line.shapes.indices.filter { index in
      judged[index] >= NumberSegmenter.sureDigit
        && Double(line.shapes[index].part.box.width) <= Self.narrow.width * Double(line.height)
    }
    self.init(line, effort: .all(whole: Set(whole)))
    if candidates.count(where: { $0.shape == nil }) > budget { self.init(line, effort: .shapesAlone) }
  }
}

extension [InkPart] {
  /// The least width and greatest height, as shares of the highest part, of a rule above or below numbers: a minus is
  /// shorter, and no digit is as low.
  private static var underline: (width: Double, height: Double) { (1.2, 0.25) }

  /// The `most` parts with the most ink, in their original order.
  fileprivate func largest(_ most: Int) -> [InkPart] {
    guard count > most else { return self }
    let byMass = indices.map { (mass: self[$0].mass, index: $0) }.sorted {
      ($1.mass, $0.index) < ($0.mass, $1.index)
    }
    return byMass.prefix(most).map(\.index).sorted().map { self[$0] }
  }

  /// The parts without rules above or below numbers.
  fileprivate var withoutUnderlines: [InkPart] {
    let highest = Double(map(\.box.height).max() ?? 0)
    let (width, height) = Self.underline
    return filter { Double($0.box.width) < width * highest || Double($0.box.height) > height * highest }
  }
}

extension GrayImage {
  /// The image with thin strokes widened to `least` pixels, at the same position. It must contain ink unless `least` is 1.
  fileprivate func withStrokes(atLeast least: Double) -> GrayImage {
    guard least > 1 else { return self }
    let missing = least - strokeWidth
    guard missing > 0 else { return self }
    let grown = withStrokesGrown(by: missing / 2)
    let margin = (grown.width - width) / 2
    return grown.cropped(to: PixelBox(x: margin, y: margin, width: width, height: height))
  }
}

/// The digits of one line, from left to right.
public struct SegmentedLine: Equatable, Sendable {
  public var digits: [SegmentedDigit]
  /// Points, strokes and other ink that is not a digit, from left to right.
  public var signs: [SegmentedSign] = []
  /// The cost of reading the line so, in nats; nil if its digits stood in the boxes of a grid.
  public var cost: Float?
}

/// Ink between digits that is not a digit.
public struct SegmentedSign: Equatable, Sendable {
  /// Its bounding box, in pixels of the picture.
  public var box: PixelBox
  /// Nil if its shape is not recognized.
  public let kind: SignKind?

  public init(box: PixelBox, kind: SignKind?) { (self.box, self.kind) = (box, kind) }
}

/// One digit of a number.
public struct SegmentedDigit: Equatable, Sendable {
  /// Its bounding box, in pixels of the picture.
  public let box: PixelBox
  /// Its ink, without that of its neighbours.
  public let ink: GrayImage
  /// The grid cell that contains it.
  public var cell: GridCell?
}

/// A grid cell; row and column are counted from 0.
public struct GridCell: Equatable, Sendable {
  public let row: Int
  public let column: Int
}
