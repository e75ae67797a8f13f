// From the ink of a picture to the digits of the numbers written in it: the outline of the steps. It does not know what
// digits look like: the caller judges which pieces of ink could be one.

/// Finds the digits of handwritten numbers in an ink map.
public enum NumberSegmenter {
  /// Ink maps with higher parts are averaged down to this height before they are cut: four times MNIST's own.
  private static let workingHeight = 80
  /// Strokes are at least so many pixels wide there: finer ones would be averaged to less ink than connects anything.
  private static let leastStroke = 1.0

  /// The lines of digits in `map`, which was made from `picture`, from top to bottom.
  ///
  /// `judge` is given the inks of what may be single digits, and returns how likely each of them is one, in 0...1.
  /// `budget`, `mostJudged` to begin with, is how many inks beside whole shapes it may still be given; what it was given
  /// is taken off, so that further looks at the same picture try less. Lines without a digit are left out.
  public static func lines(
    in map: InkMap, of picture: Picture, budget: inout Int, judge: ([GrayImage]) -> [Float]
  ) -> [SegmentedLine] {
    if let grid = BoxGrid(in: map.uncleaned ?? map.ink) {
      return grid.lines(enlargedBy: map.factor, within: picture)
    }
    let (parts, scale) = parts(in: map)
    let lines = TextLines.lines(of: parts).map(LineShapes.init)
    // Every shape is judged first: most are a digit each, and need no cuts.
    var judged = judge(lines.flatMap { line in line.shapes.filter(line.mayBeDigit).map(\.part.ink) })
      .makeIterator()
    return lines.compactMap { line in
      let shapes = line.shapes.map { line.mayBeDigit($0) ? judged.next() ?? 0 : 0 }
      let lattice = SegmentLattice(line, judged: shapes, budget: budget)
      let unknown = lattice.candidates.filter { $0.shape == nil }
      budget -= unknown.count
      var others = judge(unknown.map(lattice.ink)).makeIterator()
      let probabilities = lattice.candidates.map { $0.shape.map { shapes[$0] } ?? others.next() ?? 0 }
      let path = lattice.cheapestPath(probabilities: probabilities, costs: SegmentCosts())
      let enlarged = { (box: PixelBox) in box.enlarged(by: scale * map.factor, within: picture) }
      let digits = path.candidates.map { index in
        let candidate = lattice.candidates[index]
        return SegmentedDigit(box: enlarged(candidate.box), ink: lattice.ink(of: candidate))
      }
      let signs = path.signs.map { index in
        let shape = line.shapes[index]
        return SegmentedSign(box: enlarged(shape.part.box), kind: SignKind(of: shape, in: line))
      }
      return digits.isEmpty ? nil : SegmentedLine(digits: digits, signs: signs)
    }
  }

  /// Up to `most` shapes of `map`, evenly chosen among those about as large as most are: whole digits, whichever way
  /// the page lies, where they do not touch.
  public static func shapes(in map: InkMap, atMost most: Int) -> [GrayImage] {
    let parts = parts(in: map).parts
    let lengths = parts.map(\.box.longerSide).sorted()
    guard let longest = lengths.last else { return [] }
    let usual = lengths.filter { 3 * $0 >= longest }
    let median = usual[usual.count / 2]
    let shapes = parts.filter { 3 * $0.box.longerSide >= 2 * median && 2 * $0.box.longerSide <= 3 * median }
    return stride(from: 0, to: shapes.count, by: (shapes.count + most - 1) / most).map { shapes[$0].ink }
  }

  /// The connected parts of `map`, made smaller, and how many of its pixels go into one of theirs.
  private static func parts(in map: InkMap) -> (parts: [InkPart], scale: Int) {
    let ink = map.ink
    let highest = Pieces(of: ink).pieces.map(\.rows.count).max() ?? 0
    let factor = max(1, (highest + workingHeight - 1) / workingHeight)
    let visible = ink.withStrokes(atLeast: leastStroke * Double(factor))
    let (small, scale) = visible.reduced(toFit: (max(ink.width, ink.height) + factor - 1) / factor)
    return (InkPart.connected(in: small).largest(mostParts).withoutUnderlines, scale)
  }

  /// A page has no more parts: of more, those with the most ink are looked at.
  static let mostParts = 4_096
  /// So many pieces and joined shapes of a picture are judged, beside each shape; lines beyond that are not cut.
  public static let mostJudged = 8_192
  /// A shape no wider than one digit that is a digit with this probability is not cut.
  static let sureDigit: Float = 0.98
}

extension LineShapes {
  /// Whether a shape is high enough for a digit of the line.
  fileprivate func mayBeDigit(_ shape: Shape) -> Bool {
    Double(shape.part.box.height) >= SegmentLattice.lowestDigit * Double(height)
  }
}

extension SegmentLattice {
  /// The lattice over a line whose shapes are digits as likely as `judged` says, with no more than `budget` candidates
  /// that are no shapes.
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
  /// A part at least this wide and at most this high, as shares of the highest, is a line under or over numbers: a
  /// minus is shorter, and no digit is as low.
  private static var underline: (width: Double, height: Double) { (1.2, 0.25) }

  /// The `most` parts with the most ink, all in the order in which they are.
  fileprivate func largest(_ most: Int) -> [InkPart] {
    guard count > most else { return self }
    let byMass = indices.map { (mass: self[$0].mass, index: $0) }.sorted {
      ($1.mass, $0.index) < ($0.mass, $1.index)
    }
    return byMass.prefix(most).map(\.index).sorted().map { self[$0] }
  }

  /// The parts that are no lines under or over numbers.
  fileprivate var withoutUnderlines: [InkPart] {
    let highest = Double(map(\.box.height).max() ?? 0)
    let (width, height) = Self.underline
    return filter { Double($0.box.width) < width * highest || Double($0.box.height) > height * highest }
  }
}

extension GrayImage {
  /// The picture with strokes of so many pixels where they are finer, in the same place. It has ink, or `least` is 1.
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
  public let digits: [SegmentedDigit]
  /// Points, strokes, and whatever else is no digit, from left to right.
  public var signs: [SegmentedSign] = []
}

/// What stands between digits and is none.
public struct SegmentedSign: Equatable, Sendable {
  /// Where it stands in the picture, in the picture's own pixels.
  public var box: PixelBox
  /// Nil where its shape does not tell.
  public let kind: SignKind?

  public init(box: PixelBox, kind: SignKind?) { (self.box, self.kind) = (box, kind) }
}

/// One digit of a number.
public struct SegmentedDigit: Equatable, Sendable {
  /// Where it stands in the picture, in the picture's own pixels.
  public let box: PixelBox
  /// Its own ink, without its neighbours'.
  public let ink: GrayImage
  /// The cell of a grid that it stands in.
  public var cell: GridCell?
}

/// A cell of a grid, its row and column counted from 0.
public struct GridCell: Equatable, Sendable {
  public let row: Int
  public let column: Int
}
