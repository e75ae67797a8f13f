// Blocks of ink with rectangular holes, in a line 40 pixels high.

import Testing

@testable import Images

@Suite struct HoleCutsTests {
  typealias Box = (x: Int, y: Int, width: Int, height: Int)

  private func block(_ width: Int, holes: [Box]) -> InkPart {
    var ink = Drawing.filled(width, 40)
    for hole in holes { ink.fill(x: hole.x, y: hole.y, width: hole.width, height: hole.height, level: 0) }
    return InkPart(box: PixelBox(x: 0, y: 0, width: width, height: 40), ink: ink)
  }

  private func walls(_ part: InkPart) -> [HoleWall] {
    HoleWall.walls(between: Hole.holes(of: part.ink), of: part, lineHeight: 40)
  }

  /// Two rings that share a stroke of 3 columns.
  private var rings: InkPart { block(37, holes: [(3, 3, 14, 34), (20, 3, 14, 34)]) }

  @Test
  func `a wall is the stroke between two holes, and a tenth of the line on either side where ink goes on`()
    throws
  {
    let wall = try #require(walls(rings).first)
    let isHole = (0..<40).map { 3..<37 ~= $0 }
    #expect(wall.left == Cut(columns: isHole.map { $0 ? 17 : 14 }, crossed: 0))
    #expect(wall.right == Cut(columns: isHole.map { $0 ? 20 : 23 }, crossed: 0))
  }

  @Test
  func `either digit is closed if it owns the wall`() throws {
    let cuts = Cuts.candidates(in: rings, lineHeight: 40)
    let wall = try #require(walls(rings).first)
    let left = try #require(cuts.firstIndex { $0.columns == wall.left.columns })
    #expect(cuts[left + 1].columns == wall.right.columns)
    #expect(cuts[left].cutOff == 0 && cuts[left + 1].cutOff == 0)
    let pieces = rings.pieces(between: cuts).map { $0.map { [$0] } ?? [] }
    for pieces in [pieces[...(left + 1)], pieces[(left + 1)...]] {
      #expect(Hole.holes(of: InkPart(joining: pieces.flatMap { $0 }).ink).count == 1)
    }
  }

  @Test
  func `a cut that would cross a wall is moved to its side`() {
    let wall = HoleWall(
      left: Cut(columns: [5, 5, 5, 5], crossed: 0), right: Cut(columns: [7, 7, 7, 7], crossed: 0))
    #expect(Cut(columns: [1, 2, 8, 2], crossed: 3).beside(wall) == Cut(columns: [1, 2, 5, 2], crossed: 3))
    #expect(Cut(columns: [9, 9, 3, 9], crossed: 3).beside(wall) == Cut(columns: [9, 9, 7, 9], crossed: 3))
  }

  @Test(arguments: [(19, 0), (20, 1)])
  func `a hole has at least 12 thousandths of the line's height squared`(height: Int, count: Int) {
    #expect(walls(block(37, holes: [(3, 3, 14, 34), (20, 3, 1, height)])).count == count)
  }

  @Test(arguments: [(15, 1), (16, 0)])
  func `holes side by side share half the rows of the lower one`(top: Int, count: Int) {
    #expect(walls(block(37, holes: [(3, 3, 14, 17), (20, top, 14, 10)])).count == count)
  }

  @Test
  func `of two holes one above the other the nearer has a wall, which passes the other as well`() throws {
    let found = walls(block(40, holes: [(3, 3, 15, 14), (6, 20, 10, 17), (23, 3, 14, 34)]))
    #expect(found.count == 1)
    let wall = try #require(found.first)
    #expect(wall.left.columns[3..<17].allSatisfy { $0 >= 18 })
  }

  @Test
  func `three holes have two walls, from left to right; a ring in a ring has none`() {
    let three = walls(block(60, holes: [(3, 3, 14, 34), (20, 3, 14, 34), (37, 3, 14, 34)]))
    #expect(three.map(\.left.columns[20]) == [17, 34])
    var ink = block(50, holes: [(3, 3, 44, 34)]).ink
    ink.fill(x: 15, y: 10, width: 20, height: 20)
    ink.fill(x: 18, y: 13, width: 14, height: 14, level: 0)
    #expect(walls(InkPart(box: PixelBox(x: 0, y: 0, width: 50, height: 40), ink: ink)).isEmpty)
  }

  @Test(arguments: [(3, 40, 2), (4, 40, 0), (4, 54, 3)])
  func `more than three holes per line height are a pattern`(count: Int, width: Int, expected: Int) {
    let holes = (0..<count).map { (3 + 9 * $0, 3, 6, 34) }
    #expect(walls(block(width, holes: holes)).count == expected)
  }
}
