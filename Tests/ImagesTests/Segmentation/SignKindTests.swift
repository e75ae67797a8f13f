// Signs drawn between two digits of 30 x 40 pixels, on both sides of each limit.

import Testing

@testable import Images

@Suite struct SignKindTests {
  private static let figures = [(0, 0, 30, 40), (200, 0, 30, 40)].map(part)

  private static func part(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> InkPart {
    InkPart(box: PixelBox(x: x, y: y, width: width, height: height), ink: Drawing.filled(width, height))
  }

  /// What the shape that `parts` make between the figures is.
  private func kind(_ parts: [InkPart]) -> SignKind? {
    let line = LineShapes(of: Self.figures + parts)
    let shape = line.shapes.first { $0.part.columns.lowerBound > 0 && $0.part.columns.upperBound < 200 }
    return shape.flatMap { SignKind(of: $0, in: line) }
  }

  private func kind(_ boxes: [(Int, Int, Int, Int)]) -> SignKind? { kind(boxes.map(Self.part)) }

  @Test(
    arguments: [
      ([(60, 34, 6, 6)], .point), ([(60, 21, 6, 6)], .point), ([(60, 20, 6, 6)], nil), ([(60, 2, 6, 6)], nil),
      ([(60, 30, 12, 12)], .point), ([(60, 30, 13, 13)], nil), ([(60, 30, 6, 10)], .point),
      ([(60, 30, 5, 9)], .comma), ([(60, 30, 5, 14)], .comma), ([(60, 10, 5, 14)], nil),
      ([(60, 18, 18, 4)], .hyphen), ([(60, 18, 8, 4)], .hyphen), ([(60, 18, 7, 4)], nil),
      ([(60, 30, 18, 4)], .hyphen), ([(60, 31, 18, 4)], nil), ([(60, 5, 18, 4)], nil),
      ([(60, 12, 18, 4), (60, 24, 18, 4)], .equals), ([(60, 12, 6, 6), (60, 30, 6, 6)], .colon),
      ([(60, 12, 6, 6), (60, 24, 6, 12)], nil),
      ([(69, 6, 6, 6), (60, 18, 24, 4), (69, 28, 6, 6)], .division),
    ] as [([(Int, Int, Int, Int)], SignKind?)])
  func `dots and bars go by their shape and their place`(boxes: [(Int, Int, Int, Int)], expected: SignKind?) {
    #expect(kind(boxes) == expected)
  }

  /// A stroke 40 pixels high and 4 wide, whose middle lies `lean` to the right at its top and `bend` to the left halfway.
  private func stroke(lean: Double, bend: Double) -> InkPart {
    var ink = Drawing.blank(60, 40)
    for row in 0..<40 {
      let share = Double(row) / 39
      let middle = 28 + lean * (0.5 - share) - bend * 4 * share * (1 - share)
      ink.fill(x: Int(middle), y: row, width: 4, height: 1)
    }
    let box = ink.inkBox()!
    return InkPart(
      box: PixelBox(x: 80, y: 0, width: box.width, height: box.height), ink: ink.cropped(to: box))
  }

  @Test(
    arguments: [
      (0, 0, nil), (5, 0, nil), (7, 0, .slash), (-9, 0, nil), (0, 2, nil), (0, 4, .bracket),
      (0, -4, .bracket),
    ] as [(Double, Double, SignKind?)])
  func `a stroke that leans is a slash, one that bends a bracket, an upright one may be a one`(
    lean: Double, bend: Double, expected: SignKind?
  ) {
    #expect(kind([stroke(lean: lean, bend: bend)]) == expected)
  }

  @Test func `a stroke between two rings is per cent`() {
    let slash = stroke(lean: 8, bend: 0)
    #expect(kind([slash, Self.part(80, 0, 3, 3), Self.part(85, 37, 3, 3)]) == .percent)
    #expect(kind([slash, Self.part(80, 0, 3, 3)]) == nil)
  }

  /// Strokes between points of a square of 30 pixels, 4 wide.
  private func crossed(_ strokes: [((Double, Double), (Double, Double))]) -> InkPart {
    var ink = Drawing.blank(30, 30)
    for (from, to) in strokes {
      for step in 0...60 {
        let share = Double(step) / 60
        let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
        ink.fill(x: Int(x), y: Int(y), width: 4, height: 4)
      }
    }
    let box = ink.inkBox()!
    return InkPart(
      box: PixelBox(x: 80, y: 5, width: box.width, height: box.height), ink: ink.cropped(to: box))
  }

  @Test func `crosses are plus and times`() {
    #expect(kind([crossed([((13, 0), (13, 26)), ((0, 13), (26, 13))])]) == .plus)
    #expect(kind([crossed([((0, 0), (26, 26)), ((26, 0), (0, 26))])]) == .times)
    // A T, a bar through a corner, and a box.
    #expect(kind([crossed([((13, 0), (13, 26)), ((0, 0), (26, 0))])]) == nil)
    #expect(kind([crossed([((13, 13), (26, 26)), ((26, 0), (0, 26))])]) == nil)
    #expect(kind([(80, 5, 30, 30)]) == nil)
  }

  @Test(
    arguments: [
      ([(60, 18, 8, 3)], .hyphen), ([(60, 18, 7, 3)], nil), ([(60, 18, 18, 10)], .hyphen),
      ([(60, 18, 17, 10)], nil), ([(60, 6, 18, 4)], .hyphen), ([(60, 12, 18, 4), (66, 24, 6, 6)], nil),
      ([(60, 6, 6, 6), (60, 18, 18, 4)], nil),
    ] as [([(Int, Int, Int, Int)], SignKind?)])
  func `a bar is long, and its place in the middle`(boxes: [(Int, Int, Int, Int)], expected: SignKind?) {
    #expect(kind(boxes) == expected)
  }

  /// A plus of `width` x `height` pixels with arms of `arm` pixels, changed by `change`.
  private func plus(
    _ width: Int = 30, _ height: Int = 30, arm: Int = 6, turns: Int = 0,
    _ change: (inout GrayImage) -> Void = { _ in }
  ) -> SignKind? {
    var ink = Drawing.blank(width, height)
    ink.fill(x: (width - arm) / 2, y: 0, width: arm, height: height)
    ink.fill(x: 0, y: (height - arm) / 2, width: width, height: arm)
    change(&ink)
    let turned = ink.turned(byQuarters: turns)
    return kind([
      InkPart(box: PixelBox(x: 80, y: 4, width: turned.width, height: turned.height), ink: turned)
    ])
  }

  @Test(
    arguments: [(22, 40, true), (21, 40, false), (54, 30, true), (55, 30, false)])
  func `a cross is about as wide as high`(width: Int, height: Int, isPlus: Bool) {
    #expect(plus(width, height) == (isPlus ? .plus : nil))
  }

  @Test(arguments: [(36, true), (42, false)]) func `nine tenths of a plus are arms`(
    pixels: Int, isPlus: Bool
  ) {
    #expect(plus { $0.fill(x: 0, y: 0, width: 6, height: pixels / 6) } == (isPlus ? .plus : nil))
  }

  @Test(arguments: [(10, true), (14, false)]) func `the arms of a plus are thin`(arm: Int, isPlus: Bool) {
    #expect(plus(arm: arm) == (isPlus ? .plus : nil))
  }

  /// The right arm of the plus ends early; turned, each of the others does.
  @Test(arguments: 0..<4, [(27, true), (26, false)])
  func `a plus has four arms`(turns: Int, end: (column: Int, isPlus: Bool)) {
    let kind = plus(turns: turns) {
      $0.fill(x: end.column, y: 0, width: 30 - end.column, height: 30, level: 0)
    }
    #expect(kind == (end.isPlus ? .plus : nil))
  }

  @Test(arguments: [(1, nil), (2, .percent)] as [(Int, SignKind?)]) func `a percent sign has two rings`(
    rings: Int, expected: SignKind?
  ) {
    var ink = Drawing.blank(24, 40)
    for row in 0..<40 { ink.fill(x: (39 - row) * 20 / 39, y: row, width: 4, height: 1) }
    let stroke = InkPart(box: PixelBox(x: 80, y: 0, width: 24, height: 40), ink: ink)
    let marks = [Self.part(80, 2, 8, 8), Self.part(96, 30, 8, 8)].prefix(rings)
    #expect(kind([stroke] + marks) == expected)
  }
}
