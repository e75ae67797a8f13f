// Parts whose candidate cuts are decided by one limit each.

import Testing

@testable import Images

@Suite struct CutsLimitsTests {
  private static func part(_ ink: GrayImage) -> InkPart {
    InkPart(box: PixelBox(x: 0, y: 0, width: ink.width, height: ink.height), ink: ink)
  }

  /// A part with ink in its first `rows` rows alone.
  private static func bar(_ width: Int, _ height: Int, rows: Int = 1) -> InkPart {
    var ink = Drawing.blank(width, height)
    ink.fill(x: 0, y: 0, width: width, height: rows)
    return part(ink)
  }

  private static func columns(_ part: InkPart, _ height: Int) -> [Int] {
    Cuts.candidates(in: part, lineHeight: height).map { $0.columns[0] }
  }

  @Test func `cuts are apart from each other and from the ends`() {
    // 13 pixels from either end, 7 apart, of starts 4 apart.
    #expect(Self.columns(Self.bar(60, 100), 100) == [13, 21, 29, 37, 45])
    #expect(Self.columns(Self.bar(26, 100), 100) == [13])
    #expect(Self.columns(Self.bar(25, 100), 100) == [])
    // At the least 2 pixels from either end.
    #expect(Self.columns(Self.bar(4, 10), 10) == [2])
    #expect(Self.columns(Self.bar(3, 10), 10) == [])
  }

  @Test(arguments: [(1, 1), (60, 1), (61, 0)]) func `a cut crosses no more than three fifths`(
    rows: Int, count: Int
  ) {
    #expect(Self.columns(Self.bar(26, 100, rows: rows), 100).count == count)
  }

  @Test func `twelve cuts for each height of width are enough`() {
    // Two pixels apart there is room for 16.
    #expect(Self.columns(Self.bar(40, 40), 40).count == 13)
  }

  @Test(arguments: [5, 54]) func `a path that leans too far to an end is no cut`(slit: Int) {
    var ink = Drawing.filled(60, 100)
    ink.fill(x: slit, y: 0, width: 1, height: 100, level: 0)
    #expect(Cuts.candidates(in: Self.part(ink), lineHeight: 100).isEmpty)
    ink = Drawing.filled(60, 100)
    ink.fill(x: slit < 30 ? 14 : 45, y: 0, width: 1, height: 100, level: 0)
    #expect(Cuts.candidates(in: Self.part(ink), lineHeight: 100).map(\.crossed) == [0])
  }

  @Test(arguments: [(24, true), (44, false)]) func `a path leans by 15 pixels of 100 to either side`(
    lean: Int, isFree: Bool
  ) {
    var ink = Drawing.filled(80, 100)
    for row in 0..<100 {
      ink.fill(x: 40 - lean / 2 + row * lean / 99, y: row, width: 2, height: 1, level: 0)
    }
    let least = Cuts.candidates(in: Self.part(ink), lineHeight: 100).map(\.crossed).min()
    #expect((least == 0) == isFree)
  }

  @Test(arguments: [(4, true), (6, false)])
  func `a sideways step costs a tenth of a pixel`(distance: Int, goesAround: Bool) {
    // Half a pixel of ink in two rows, each with a gap elsewhere.
    var ink = Drawing.blank(21, 12)
    for (row, gap) in [(3, 10 + distance), (9, 10)] {
      ink.fill(x: 0, y: row, width: 21, height: 1, level: 128)
      ink.fill(x: gap, y: row, width: 1, height: 1, level: 0)
    }
    #expect((Cuts.cheapestPath(through: ink, near: 10, radius: 10).crossed == 0) == goesAround)
  }

  @Test func `a wide mark is not cut`() {
    let figure = InkPart(
      box: PixelBox(x: 0, y: 0, width: 30, height: 40), ink: Drawing.filled(30, 40))
    let mark = InkPart(
      box: PixelBox(x: 60, y: 16, width: 40, height: 8), ink: Drawing.filled(40, 8))
    let lattice = SegmentLattice(LineShapes(of: [figure, mark]))
    #expect(lattice.atoms.count { $0.shape == 1 } == 1)
  }
}
