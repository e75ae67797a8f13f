// Lines of blocks whose sizes stand on both sides of each limit, and what each term of the cost comes to.

import Testing

@testable import Images

@Suite struct SegmentLatticeTests {
  private static func part(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> InkPart {
    InkPart(box: PixelBox(x: x, y: y, width: width, height: height), ink: Drawing.filled(width, height))
  }

  /// A digit of the usual size, which sets the line's height, to the left of everything else.
  private static let figure = part(0, 0, 30, 40)

  /// The lattice over a figure and what `parts` add to it.
  private func lattice(_ parts: InkPart...) -> SegmentLattice { Self.lattice([Self.figure] + parts) }

  private static func lattice(_ parts: [InkPart]) -> SegmentLattice { SegmentLattice(LineShapes(of: parts)) }

  /// The cost of the candidate in these columns, if it is certainly a digit.
  private func cost(_ lattice: SegmentLattice, _ columns: Range<Int>) -> Float? {
    lattice.candidates.first { $0.box.x..<$0.box.x + $0.box.width == columns }
      .map { lattice.cost(of: $0, probability: 1, SegmentCosts()) }
  }

  private func isNear(_ cost: Float?, _ expected: Float) -> Bool {
    cost.map { abs($0 - expected) < 1e-5 } ?? false
  }

  // MARK: Costs

  @Test(
    arguments: [
      (30, 40, 0), (30, 34, 0), (30, 32, 0.1), (30, 20, 0.7), (35, 40, 0), (36, 40, 0.04), (44, 40, 0.44),
      (30, 46, 0), (30, 48, 0.1), (60, 60, 0.94),
    ] as [(Int, Int, Float)])
  func `what is low, wide or high costs by how much it is`(width: Int, height: Int, expected: Float) {
    let lattice = lattice(Self.part(50, 0, 30, 40), Self.part(100, 0, width, height))
    #expect(lattice.height == 40)
    #expect(isNear(cost(lattice, 100..<100 + width), expected))
  }

  @Test
  func `a gap costs by the widest of a candidate, wherever it is`() {
    let lattice = lattice(Self.part(60, 0, 8, 40), Self.part(76, 0, 4, 40), Self.part(82, 0, 4, 40))
    #expect(isNear(cost(lattice, 60..<80), 0.6))
    #expect(isNear(cost(lattice, 60..<86), 0.6))
    #expect(isNear(cost(lattice, 76..<86), 0.15))
  }

  @Test
  func `a digit costs what is cut through on its left`() throws {
    let lattice = lattice(Self.joined(at: 60))
    #expect(lattice.atoms[0].cutBefore == nil && lattice.atoms[1].cutBefore == nil)
    #expect(lattice.atoms[2].cutBefore == 4)
    let right = try #require(lattice.candidates.first { $0.atoms == 2..<lattice.atoms.count })
    #expect(isNear(lattice.cost(of: right, probability: 1, SegmentCosts()), 0.16))
    #expect(isNear(lattice.cost(of: right, probability: 0.5, SegmentCosts()), 0.16 + 0.693_147))
  }

  /// Two bars 40 pixels high, 6 apart, with a bridge of 2 rows.
  private static func bars(_ left: Int, _ right: Int) -> InkPart {
    var ink = Drawing.blank(left + 6 + right, 40)
    ink.fill(x: 0, y: 0, width: left, height: 40)
    ink.fill(x: left, y: 20, width: 6, height: 2)
    ink.fill(x: left + 6, y: 0, width: right, height: 40)
    return InkPart(box: PixelBox(x: 60, y: 0, width: left + 6 + right, height: 40), ink: ink)
  }

  @Test(arguments: [(10, true), (11, false)])
  func `a stroke that cuts separate from a shape is one, a stroke of its own is none`(
    width: Int, isCutStroke: Bool
  ) throws {
    let lattice = lattice(Self.bars(20, width), Self.part(140, 0, 10, 40))
    let count = lattice.atoms.count
    let piece = try #require(lattice.candidates.first { $0.atoms == count - 2..<count - 1 })
    // With two columns of the bridge, it is as broad as a stroke may be, or broader.
    #expect(piece.box == PixelBox(x: 84, y: 0, width: width + 2, height: 40))
    #expect(piece.isCutStroke == isCutStroke)
    let alone = try #require(lattice.candidates.first { $0.atoms == count - 1..<count })
    #expect(!alone.isCutStroke)
    let left = try #require(lattice.candidates.first { $0.box.width == 20 })
    #expect(!left.isCutStroke)
    let costs = SegmentCosts()
    let extra = piece.isCutStroke ? costs.cutStroke : 0
    #expect(isNear(lattice.cost(of: piece, probability: 1, costs), 1.6 * 2 / 40 + extra))
  }

  @Test(arguments: [(0, 2), (0.5, 0)] as [(Float, Int)])
  func `a letter of two strokes is no pair of ones`(cutStroke: Float, digits: Int) {
    let lattice = lattice(Self.bars(8, 8))
    let whole = lattice.candidates.firstIndex { $0.shape == 1 }
    let probabilities = lattice.candidates.indices.map { $0 == whole ? 0.3 : Float(0.9) }
    var costs = SegmentCosts()
    costs.cutStroke = cutStroke
    let path = lattice.cheapestPath(probabilities: probabilities, costs: costs)
    #expect(path.candidates.count == 1 + digits && path.signs == (digits == 0 ? [1] : []))
  }

  /// A ring of 60 x 40 pixels with a stroke of 4.
  private static func ring(at x: Int) -> InkPart {
    var ink = Drawing.filled(60, 40)
    ink.fill(x: 4, y: 4, width: 52, height: 32, level: 0)
    return InkPart(box: PixelBox(x: x, y: 0, width: 60, height: 40), ink: ink)
  }

  @Test
  func `a digit costs what the cut on its left cuts off a hole, and not the hole on its right`() throws {
    let lattice = lattice(Self.ring(at: 60))
    let cut = try #require(lattice.atoms.firstIndex { $0.part.box.x == 91 })
    // 25 of 52 columns of the hole, 32 rows high.
    #expect(lattice.atoms[cut].cutOffBefore == 800)
    let right = try #require(lattice.candidates.first { $0.atoms == cut..<lattice.atoms.count })
    #expect(isNear(lattice.cost(of: right, probability: 1, SegmentCosts()), 0.32 + 2.828_427))
    let left = try #require(lattice.candidates.first { $0.atoms == 1..<cut })
    #expect(isNear(lattice.cost(of: left, probability: 1, SegmentCosts()), 0))
  }

  @Test(arguments: [(0.5, true), (0.2, false)])
  func `touching rings are cut between their holes unless that reads far worse`(
    probability: Float, isBetween: Bool
  ) throws {
    var ink = Drawing.filled(57, 40)
    ink.fill(x: 3, y: 3, width: 24, height: 34, level: 0)
    ink.fill(x: 30, y: 3, width: 24, height: 34, level: 0)
    let lattice = lattice(InkPart(box: PixelBox(x: 60, y: 0, width: 57, height: 40), ink: ink))
    let cutsNoHole = lattice.candidates.map { lattice.atoms[$0.atoms.lowerBound].cutOffBefore == 0 }
    let probabilities = zip(lattice.candidates, cutsNoHole).map { candidate, cutsNoHole in
      candidate.shape == 0 ? 1 : cutsNoHole ? probability : 0.99
    }
    // Without the cost of a hole, a cut through one costs 0.24 and its digit next to nothing.
    let path = lattice.cheapestPath(probabilities: probabilities, costs: SegmentCosts())
    #expect(cutsNoHole[try #require(path.candidates.last)] == isBetween)
  }

  /// Two bars of 13 x 40 pixels, which are too broad for single strokes, 4 apart, with a bridge of 4 rows.
  private static func joined(at x: Int) -> InkPart {
    var ink = Drawing.blank(30, 40)
    ink.fill(x: 0, y: 0, width: 13, height: 40)
    ink.fill(x: 17, y: 0, width: 13, height: 40)
    ink.fill(x: 13, y: 18, width: 4, height: 4)
    return InkPart(box: PixelBox(x: x, y: 0, width: 30, height: 40), ink: ink)
  }

  @Test(arguments: [(0.87, 0), (0.82, 1)])
  func `what looks like no digit is a sign unless its pieces are likelier`(probability: Float, signs: Int) {
    let lattice = lattice(Self.joined(at: 60))
    let probabilities = lattice.candidates.map { candidate -> Float in
      switch candidate.atoms {
      case 0..<1: 1
      case 1..<2, 2..<lattice.atoms.count: probability
      default: 0.01
      }
    }
    // Two digits cost 0.16 for the cut and 0.14 or 0.20 each, a sign 0.5.
    let path = lattice.cheapestPath(probabilities: probabilities, costs: SegmentCosts())
    #expect(path.signs.count == signs)
    #expect(path.candidates.count == (signs == 0 ? 3 : 1))
  }

  // MARK: Signs

  @Test(
    arguments: [
      ("a mark", [(60, 25, 8, 14)], 1), ("lower than any digit", [(60, 25, 8, 13)], 0.5),
      ("higher than a mark", [(60, 23, 8, 17)], 2),
      ("two marks", [(60, 5, 8, 13), (60, 25, 8, 13)], 0.2),
      ("two of which one is high", [(60, 0, 8, 13), (60, 20, 8, 20)], 2),
      ("a stroke far higher than digits", [(60, 0, 8, 55)], 0.05), ("a one", [(60, 0, 8, 54)], 2),
      ("anything", [(60, 0, 30, 45)], 2), ("as wide as two", [(60, 0, 50, 40)], 3),
    ] as [(String, [(Int, Int, Int, Int)], Float)])
  func `what passing over a part costs`(name: String, boxes: [(Int, Int, Int, Int)], expected: Float) {
    let parts = boxes.map { Self.part($0.0, $0.1, $0.2, $0.3) }
    // A second figure, so that a high part does not move the line's height.
    let lattice = Self.lattice([Self.figure, Self.part(120, 0, 30, 40)] + parts)
    #expect(lattice.height == 40)
    #expect(lattice.atoms.map(\.signCost) == [2, expected, 2])
  }

  @Test(
    arguments: [
      (30, 40, 0.34, true), (30, 40, 0.36, false), (31, 40, 0.34, false), (20, 31, 0.59, true),
      (20, 31, 0.61, false), (20, 33, 0.59, false),
    ] as [(Int, Int, Float, Bool)])
  func `what is narrow must look like a digit, what is low the more so`(
    width: Int, height: Int, probability: Float, isSign: Bool
  ) {
    let lattice = lattice(Self.part(60, 0, width, height))
    let path = lattice.cheapestPath(probabilities: [1, probability], costs: SegmentCosts())
    #expect(path.signs.count == (isSign ? 1 : 0))
  }

  @Test(arguments: [(0.49, true), (0.51, false)])
  func `what has the shape of a sign must look like a digit as well`(probability: Float, isSign: Bool) {
    var ink = Drawing.blank(32, 32)
    ink.fill(x: 13, y: 0, width: 6, height: 32)
    ink.fill(x: 0, y: 13, width: 32, height: 6)
    let lattice = lattice(InkPart(box: PixelBox(x: 60, y: 4, width: 32, height: 32), ink: ink))
    let probabilities = lattice.candidates.map { $0.shape == 0 ? 1 : $0.shape == 1 ? probability : 0.01 }
    let path = lattice.cheapestPath(probabilities: probabilities, costs: SegmentCosts())
    #expect(path.signs == (isSign ? [1] : []))
  }

  @Test
  func `whole digits are not cut, nor joined; with no effort nothing is`() {
    let line = LineShapes(of: [Self.joined(at: 0), Self.joined(at: 32), Self.part(64, 0, 3, 40)])
    #expect(SegmentLattice(line, effort: .shapesAlone).candidates.map(\.shape) == [0, 1, 2])
    let half = SegmentLattice(line, effort: .all(whole: [0]))
    #expect(half.atoms.count { $0.shape == 0 } == 1 && half.atoms.count { $0.shape == 1 } > 1)
    let whole = SegmentLattice(line, effort: .all(whole: [0, 1])).candidates
    #expect(whole.map(\.atoms) == [0..<1, 1..<2, 1..<3, 2..<3])
  }

  @Test(
    arguments: [
      ([(30, 36), (30, 40)], 49, true), ([(30, 40), (30, 40)], 49, false),
      ([(45, 38)], 60, false), ([(45, 38)], 61, true), ([(55, 38)], 74, false), ([(55, 38)], 75, true),
    ])
  func `how high a stroke may be goes by the lower of two digits, a lying one by its length`(
    figures: [(Int, Int)], stroke: Int, isSign: Bool
  ) throws {
    let parts = figures.enumerated().map { Self.part(120 * $0.offset, 0, $0.element.0, $0.element.1) }
    let lattice = Self.lattice(parts + [Self.part(500, 0, 8, stroke)])
    #expect(lattice.atoms.last?.signCost == (isSign ? 0.05 : 2))
  }

  @Test
  func `strokes say nothing about the size of digits, nor do marks, where anything else is there`() {
    let strokes = lattice(Self.part(60, 0, 8, 55), Self.part(100, 0, 8, 55))
    #expect(strokes.height == 40)
    #expect(strokes.atoms.map(\.signCost) == [2, 0.05, 0.05])
    #expect(lattice(Self.part(60, 34, 6, 6), Self.part(80, 34, 6, 6)).height == 40)
    #expect(Self.lattice([Self.part(0, 0, 30, 36), Self.figure]).height == 40)
    #expect(Self.lattice([Self.part(0, 0, 8, 30)]).height == 30)
  }

  // MARK: Candidates

  @Test(arguments: [(56, 40, true), (57, 40, false), (84, 60, true), (85, 60, false)])
  func `no digit is wider, by its own height if it is above the line's`(
    width: Int, height: Int, isCandidate: Bool
  ) {
    let lattice = Self.lattice([Self.figure, Self.part(50, 0, 30, 40), Self.part(100, 0, width, height)])
    #expect(lattice.height == 40)
    #expect((cost(lattice, 100..<100 + width) != nil) == isCandidate)
  }

  @Test(arguments: [(14, true), (13, false)]) func `no digit is lower`(height: Int, isCandidate: Bool) {
    #expect((cost(lattice(Self.part(60, 0, 12, height)), 60..<72) != nil) == isCandidate)
  }

  @Test(arguments: [(12, true), (13, false)]) func `no strokes are further apart`(gap: Int, isCandidate: Bool)
  {
    let lattice = lattice(Self.part(60, 0, 8, 40), Self.part(68 + gap, 0, 8, 40))
    #expect((cost(lattice, 60..<76 + gap) != nil) == isCandidate)
  }

  @Test func `no digit has more atoms`() {
    let lattice = Self.lattice((0..<16).map { Self.part(3 * $0, 0, 2, 40) })
    #expect(lattice.atoms.count == 16)
    #expect(lattice.candidates.map(\.atoms.count).max() == 14)
  }

  @Test(arguments: [(15, 2), (14, 3)]) func `three quarters under another are a part of it`(
    shared: Int, count: Int
  ) {
    let lattice = lattice(Self.part(60, 0, 40, 20), Self.part(100 - shared, 25, 20, 15))
    #expect(lattice.atoms.count { $0.signCost != nil } == count)
  }
}
