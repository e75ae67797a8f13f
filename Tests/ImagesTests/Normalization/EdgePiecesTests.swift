// What touches an edge of a picture of 100 x 80 pixels, beside a bar inside that may be a digit.

import Testing

@testable import Images

@Suite struct EdgePiecesTests {
  typealias Box = (x: Int, y: Int, width: Int, height: Int)

  /// Whether `box` is dropped from the edge beside a bar of 5 x `length` pixels.
  private func isDropped(_ box: Box, besideBarOf length: Int = 20) -> Bool {
    var ink = Drawing.blank(100, 80)
    ink.fill(x: 50, y: 30, width: 5, height: length)
    ink.fill(x: box.x, y: box.y, width: box.width, height: box.height)
    var selection = PieceSelection(of: ink)
    selection.dropEdgePieces()
    return selection.roles.contains(.edge)
  }

  @Test(arguments: [(16, true), (15, false)]) func `something inside is a fifth as long`(
    length: Int, isDropped: Bool
  ) {
    #expect(self.isDropped((97, 40, 3, 9), besideBarOf: length) == isDropped)
  }

  @Test(arguments: [(19, true), (20, false)]) func `what has less ink than a digit is dropped`(
    height: Int, isDropped: Bool
  ) {
    #expect(self.isDropped((95, 30, 5, height)) == isDropped)
  }

  /// Each has more ink than the bar.
  @Test(arguments: [(0, 0), (82, 0), (0, 62), (82, 62)]) func `a full corner is dropped`(x: Int, y: Int) {
    #expect(isDropped((x, y, 18, 18)))
  }

  @Test(
    arguments: [
      ((20, 0, 51, 4), true), ((20, 0, 50, 4), false), ((20, 76, 51, 4), true), ((20, 76, 50, 4), false),
      ((0, 20, 4, 41), true), ((0, 20, 4, 40), false), ((96, 20, 4, 41), true), ((96, 20, 4, 40), false),
    ] as [(Box, Bool)]) func `what lies along half an edge is dropped`(box: Box, isDropped: Bool)
  {
    #expect(self.isDropped(box) == isDropped)
  }
}
