import Testing

@testable import Images

@Suite struct RuledLinesTests {
  static let digit = Drawing.seven(70, x: 20, y: 15, on: (110, 100))

  /// Paper with a line every 20 pixels that rises by `rise` pixels over the width, 2 pixels thick.
  static func lines(rise: Double, level: UInt8 = 120) -> GrayImage {
    let samples = (0..<110 * 100).map { index -> UInt8 in
      let y = Double(index / 110) + rise * Double(index % 110) / 110
      return Int(y + 5) % 20 < 2 ? level : 0
    }
    return GrayImage(width: 110, height: 100, samples: samples)
  }

  static func over(_ a: GrayImage, _ b: GrayImage) -> GrayImage {
    GrayImage(width: a.width, height: a.height, samples: zip(a.samples, b.samples).map { max($0, $1) })
  }

  @Test(arguments: [0.0, 3, 8]) func `lines are erased and the digit stays`(rise: Double) {
    let cleaned = RuledLines.removed(from: Self.over(Self.digit, Self.lines(rise: rise)))
    #expect(cleaned.meanDifference(from: Self.digit) < 3)
  }

  @Test func `lines in both directions are erased`() {
    let squared = Self.over(
      Self.lines(rise: 0),
      Self.lines(rise: 0).transposed().cropped(to: PixelBox(x: 0, y: 0, width: 100, height: 100))
        .widened(to: 110))
    let cleaned = RuledLines.removed(from: Self.over(Self.digit, squared))
    #expect(cleaned.meanDifference(from: Self.digit) < 4)
  }

  @Test(
    arguments: [(100, 24, true), (100, 23, false), (64, 24, true), (63, 24, false)])
  func `a low picture has level lines where a number is looked for`(width: Int, height: Int, isErased: Bool) {
    var ink = Drawing.blank(width, height)
    ink.fill(x: 20, y: 2, width: 6, height: 12)
    let digit = ink
    ink.fill(x: 0, y: 19, width: width, height: 2)
    #expect(RuledLines.removed(from: ink) == ink)
    let cleaned = RuledLines.removed(from: ink, leastSide: RuledLines.leastOtherSide)
    #expect(cleaned == (isErased ? digit : ink))
  }

  /// A line that falls by 90 pixels, and ends of others that are nearer to its start.
  @Test(arguments: [(39, true), (40, false)])
  func `forty ends are tried for a start`(nearer: Int, isErased: Bool) {
    var ends = Drawing.blank(800, 260)
    for end in 0..<nearer { ends.fill(x: 770, y: 14 + 2 * end, width: 30, height: 1) }
    var ink = ends
    for x in 0..<800 { ink.fill(x: x, y: 100 + x * 90 / 800, width: 1, height: 2) }
    let cleaned = RuledLines.removed(from: ink)
    #expect((0..<760).allSatisfy { cleaned[$0, 100 + $0 * 90 / 800] == 0 } == isErased)
  }

  @Test func `a digit alone is left alone`() {
    #expect(RuledLines.removed(from: Self.digit) == Self.digit)
  }

  @Test func `a line that ends in the picture is a stroke`() {
    var ink = Drawing.blank(100, 100)
    ink.fill(x: 0, y: 40, width: 80, height: 2)
    #expect(RuledLines.removed(from: ink) == ink)
  }

  @Test func `a thick line is a stroke`() {
    var ink = Drawing.blank(100, 100)
    ink.fill(x: 0, y: 40, width: 100, height: 9)
    #expect(RuledLines.removed(from: ink) == ink)
  }

  @Test func `in a small picture a line may be a stroke`() {
    var ink = Drawing.blank(63, 63)
    ink.fill(x: 0, y: 20, width: 63, height: 2)
    #expect(RuledLines.removed(from: ink) == ink)
  }

  /// A picture with one line across it, which misses some columns in the middle.
  private static func line(
    _ width: Int, _ height: Int, thick: Int = 2, missing: Int = 0, rise: Double = 0, level: UInt8 = 255
  ) -> GrayImage {
    let samples = (0..<width * height).map { index -> UInt8 in
      let (x, y) = (index % width, index / width)
      let top = height / 2 + Int((rise * Double(x)).rounded())
      return top..<top + thick ~= y && !(width / 2 - missing / 2..<width / 2 + (missing + 1) / 2 ~= x)
        ? level : 0
    }
    return GrayImage(width: width, height: height, samples: samples)
  }

  private func isErased(_ ink: GrayImage) -> Bool {
    let (level, upright) = (RuledLines.removed(from: ink), RuledLines.removed(from: ink.transposed()))
    #expect(upright == level.transposed())
    return level != ink
  }

  @Test(arguments: [(12, true), (16, false)]) func `a line may miss some of its length`(
    missing: Int, isLine: Bool
  ) {
    #expect(isErased(Self.line(200, 100, missing: missing)) == isLine)
  }

  @Test(arguments: [(100, 3, true), (100, 4, false), (400, 8, true), (400, 9, false)])
  func `a line is thin`(height: Int, thick: Int, isLine: Bool) {
    #expect(isErased(Self.line(100, height, thick: thick)) == isLine)
  }

  @Test(arguments: [(0.117, true), (0.13, false)]) func `a line is nearly level`(rise: Double, isLine: Bool) {
    #expect(isErased(Self.line(200, 200, rise: rise)) == isLine)
  }

  @Test(arguments: [(64, true), (63, false)]) func `a picture with lines has a size`(side: Int, isLine: Bool)
  {
    #expect(isErased(Self.line(side, 100)) == isLine)
  }

  @Test(arguments: [(8, true), (7, false)]) func `a short line has no slope`(length: Int, isLine: Bool) {
    for isLevel in [true, false] {
      var ink = isLevel ? Drawing.blank(length, 20) : Drawing.blank(20, length)
      ink.fill(
        x: isLevel ? 0 : 9, y: isLevel ? 9 : 0, width: isLevel ? length : 2, height: isLevel ? 2 : length)
      #expect((RuledLines.removed(from: ink, isLevel: isLevel, thickest: 2) != nil) == isLine)
      #expect(RuledLines.removed(from: ink, isLevel: isLevel, thickest: 1) == nil)
      #expect(RuledLines.removed(from: ink, isLevel: !isLevel, thickest: 2) == nil)
    }
  }

  @Test(arguments: [(2, true), (3, false), (-1, true), (-2, false)])
  func `a line may waver by a pixel`(step: Int, isLine: Bool) {
    // It is sought at the middle of its 2 pixels, rounded up, and one pixel above and below.
    let samples = (0..<200 * 100).map { index -> UInt8 in
      let top = 50 + (60..<140 ~= index % 200 ? step : 0)
      return top..<top + 2 ~= index / 200 ? 255 : 0
    }
    #expect(isErased(GrayImage(width: 200, height: 100, samples: samples)) == isLine)
  }
}

extension GrayImage {
  /// Rows and columns exchanged.
  fileprivate func transposed() -> GrayImage {
    GrayImage(
      width: height, height: width,
      samples: (0..<width).flatMap { x in (0..<height).map { y in samples[y * width + x] } })
  }

  /// The picture with paper added at its right.
  fileprivate func widened(to newWidth: Int) -> GrayImage {
    let samples = (0..<newWidth * height).map { index in
      index % newWidth < width ? self[index % newWidth, index / newWidth] : 0
    }
    return GrayImage(width: newWidth, height: height, samples: samples)
  }
}
