import Testing

@testable import Images

@Suite struct CutsTests {
  @Test
  func `the cheapest path goes where there is least ink, and leans to get there`() {
    let cut = Cuts.cheapestPath(
      through: inkMap(["## ####", "### ###", "#### ##", "##### #"]), near: 3, radius: 3)
    #expect(cut.columns == [2, 3, 4, 5])
    #expect(cut.crossed == 0)
  }

  @Test
  func `between equals the straight path near its column`() {
    let cut = Cuts.cheapestPath(through: Drawing.filled(9, 5), near: 4, radius: 3)
    #expect(cut.columns == [4, 4, 4, 4, 4])
    #expect(cut.crossed == 5)
  }

  /// Two blocks of 20 x 40 pixels, joined by a bar 4 pixels high.
  private var joinedBlocks: InkPart {
    var ink = Drawing.blank(50, 40)
    ink.fill(x: 0, y: 0, width: 20, height: 40)
    ink.fill(x: 30, y: 0, width: 20, height: 40)
    ink.fill(x: 20, y: 18, width: 10, height: 4)
    return InkPart(box: PixelBox(x: 7, y: 3, width: 50, height: 40), ink: ink)
  }

  @Test
  func `a cut is proposed where two digits touch, none through the middle of a block`() throws {
    let cuts = Cuts.candidates(in: joinedBlocks, lineHeight: 40)
    #expect(!cuts.isEmpty)
    #expect(cuts.allSatisfy { $0.crossed == 4 })
    #expect(cuts.allSatisfy { $0.columns.allSatisfy { 20...30 ~= $0 } })
  }

  @Test
  func `the pieces between cuts are all of the ink, in their places`() throws {
    let part = joinedBlocks
    let cut = Cut(columns: [Int](repeating: 25, count: 40), crossed: 4)
    let pieces = part.pieces(between: [cut]).compactMap { $0 }
    #expect(
      pieces.map(\.box) == [
        PixelBox(x: 7, y: 3, width: 25, height: 40), PixelBox(x: 32, y: 3, width: 25, height: 40),
      ])
    let isWhole = InkPart(joining: pieces) == part
    #expect(isWhole)
    let outside = Cut(columns: [Int](repeating: 0, count: 40), crossed: 0)
    #expect(part.pieces(between: [outside]).map { $0 == nil } == [true, false])
  }

  @Test
  func `what is too narrow for two digits is not cut`() {
    let part = InkPart(box: PixelBox(x: 0, y: 0, width: 8, height: 40), ink: Drawing.filled(8, 40))
    #expect(Cuts.candidates(in: part, lineHeight: 40).isEmpty)
  }
}
