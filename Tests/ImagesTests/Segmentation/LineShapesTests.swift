// Parts of a line whose sizes and places stand on both sides of each limit.

import Testing

@testable import Images

@Suite struct LineShapesTests {
  private static func part(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> InkPart {
    InkPart(box: PixelBox(x: x, y: y, width: width, height: height), ink: Drawing.filled(width, height))
  }

  /// Parts of these sizes side by side, 100 pixels apart.
  private static func line(_ sizes: [(Int, Int)]) -> LineShapes {
    LineShapes(of: sizes.enumerated().map { part(100 * $0.offset, 0, $0.element.0, $0.element.1) })
  }

  @Test(
    arguments: [
      ([(30, 30), (30, 40)], 40), ([(30, 30), (30, 36), (30, 40)], 36), ([(30, 20), (30, 20), (30, 40)], 20),
      ([(30, 19), (30, 19), (30, 40)], 40), ([(30, 30), (8, 40), (8, 40)], 30), ([(8, 36), (8, 40)], 40),
    ] as [([(Int, Int)], Int)])
  func `a line is as high as the upper median of its high parts that are no strokes`(
    sizes: [(Int, Int)], height: Int
  ) {
    #expect(Self.line(sizes).height == height)
  }

  @Test(
    arguments: [
      ([(30, 40), (55, 30)], 40), ([(30, 40), (55, 30), (55, 30)], 45), ([(30, 40), (40, 30), (40, 30)], 40),
      ([(30, 30), (8, 44), (8, 44), (8, 44)], 30), ([(30, 40), (20, 18)], 40), ([(8, 40)], 40),
    ] as [([(Int, Int)], Int)])
  func `digits are as large as the lower median of their longer sides`(sizes: [(Int, Int)], size: Int) {
    #expect(Self.line(sizes).figureSize == size)
  }

  @Test(arguments: [(16, true), (17, false)]) func `what is lower than two fifths and a bit is low`(
    height: Int, isLow: Bool
  ) {
    let shapes = Self.line([(30, 40), (8, height)]).shapes
    #expect(shapes.map(\.isLow) == [false, isLow])
    #expect(shapes.map(\.isStrokeWithRings) == [false, false])
  }

  @Test func `a shape is low when all its parts are`() {
    let figure = Self.part(0, 0, 30, 40)
    let both = LineShapes(of: [figure, Self.part(60, 0, 8, 10), Self.part(60, 20, 8, 10)])
    #expect(both.shapes.map(\.isLow) == [false, true])
    let one = LineShapes(of: [figure, Self.part(60, 0, 8, 10), Self.part(60, 20, 8, 20)])
    #expect(one.shapes.map(\.isLow) == [false, false])
  }

  /// A stroke from the lower left to the upper right of 24 x 40 pixels.
  private static let slanting = {
    var ink = Drawing.blank(24, 40)
    for row in 0..<40 { ink.fill(x: (39 - row) * 20 / 39, y: row, width: 4, height: 1) }
    return InkPart(box: PixelBox(x: 60, y: 0, width: 24, height: 40), ink: ink)
  }()

  @Test(arguments: [(8, true), (20, false)]) func `a stroke with rings has marks beside it, no digits`(
    side: Int, hasRings: Bool
  ) {
    let line = LineShapes(of: [Self.part(0, 0, 30, 40), Self.slanting, Self.part(60, 0, side, side)])
    #expect(line.shapes.map(\.strokes.count) == [1, 2])
    #expect(line.shapes.map(\.isStrokeWithRings) == [false, hasRings])
  }

  @Test(arguments: [(25, 1), (26, 2)]) func `what lies above three quarters of a part is joined to it`(
    x: Int, count: Int
  ) {
    #expect(LineShapes(of: [Self.part(0, 0, 40, 20), Self.part(x, 24, 20, 20)]).shapes.count == count)
    let left = [Self.part(100, 0, 40, 20), Self.part(120 - x, 24, 20, 20)]
    #expect(LineShapes(of: left).shapes.count == count)
  }

  @Test(arguments: [(10, 1), (11, 2)]) func `the parts of a digit are close one above the other`(
    gap: Int, count: Int
  ) {
    // A line 40 pixels high.
    let digit = [Self.part(0, 0, 30, 12), Self.part(0, 12 + gap, 30, 40)]
    #expect(LineShapes(of: digit).shapes.count == count)
  }

  @Test(arguments: [(24, 2), (25, 3)]) func `the marks of a sign may be farther apart`(gap: Int, count: Int) {
    let colon = [Self.part(60, 0, 6, 6), Self.part(60, 6 + gap, 6, 6)]
    #expect(LineShapes(of: [Self.part(0, 0, 30, 40)] + colon).shapes.count == count)
  }

  @Test(arguments: [(10, false), (11, true)]) func `marks far above or below the nearest digit are aside`(
    gap: Int, isAside: Bool
  ) {
    for x in [0, 200] {
      let (digit, other) = (Self.part(x, 100, 30, 40), Self.part(200 - x, 0, 30, 40))
      for y in [100 - gap - 6, 140 + gap] {
        let line = LineShapes(of: [digit, Self.part(x == 0 ? 40 : 180, y, 6, 6), other])
        #expect(line.shapes.map(\.isAside) == [false, isAside, false])
      }
    }
  }

  @Test func `what is joined widens the shape on either side`() {
    let right = [Self.part(0, 0, 40, 20), Self.part(25, 24, 20, 20), Self.part(38, 48, 8, 8)]
    #expect(LineShapes(of: right).shapes.map(\.strokes.count) == [3])
    let left = [Self.part(20, 0, 40, 20), Self.part(15, 24, 20, 20), Self.part(14, 48, 8, 8)]
    #expect(LineShapes(of: left).shapes.map(\.strokes.count) == [3])
  }

  @Test(arguments: [(50, 0.825), (170, 0.325)]) func `a mark has its place beside the nearest digit`(
    x: Int, place: Double
  ) {
    let mark = Self.part(x, 40, 6, 6)
    let line = LineShapes(of: [Self.part(0, 10, 30, 40), mark, Self.part(200, 30, 30, 40)])
    #expect(abs(line.place(of: mark) - place) < 1e-12)
  }
}
