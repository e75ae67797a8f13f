import Testing

@testable import Images

@Suite struct StrokeWidthTests {
  @Test(arguments: [2, 3, 5, 9]) func theWidthOfALongBarIsItsWidth(width: Int) {
    var ink = Drawing.blank(300, 20)
    ink.fill(x: 5, y: 5, width: 290, height: width)
    // Its ends are outline too.
    #expect(abs(ink.strokeWidth - Double(width)) < 0.05 * Double(width))
  }

  @Test func softEdgesCountAsMuchAsSharpOnes() {
    var ink = Drawing.blank(300, 20)
    ink.fill(x: 5, y: 5, width: 290, height: 6, level: 128)
    ink.fill(x: 5, y: 6, width: 290, height: 4)
    #expect(abs(ink.strokeWidth - 5) < 0.25)
  }

  @Test func growingAndShrinkingMoveEveryEdge() {
    var ink = Drawing.blank(30, 30)
    ink.fill(x: 10, y: 12, width: 8, height: 6)
    let grown = ink.withStrokesGrown(by: 2)
    #expect((grown.width, grown.height) == (34, 34))
    #expect(grown.inkBox() == PixelBox(x: 10, y: 12, width: 12, height: 10))
    // By a disc, so that corners are rounded.
    #expect(grown[10, 12] == 0)
    #expect(ink.withStrokesGrown(by: -2).inkBox() == PixelBox(x: 12, y: 14, width: 4, height: 2))
  }

  @Test(arguments: [-8.0, -7, 14, 18]) func anyPenGivesAUsualWidth(growth: Double) throws {
    // Drawn with a pen of 20 pixels, and made finer or broader.
    let pen = Drawing.seven(160, x: 20, y: 20, on: (200, 200)).withStrokesGrown(by: growth)
    let digit = pen.cropped(to: try #require(pen.inkBox()))
    let usual = 1.4...4.2
    #expect(!usual.contains(try #require(MNISTField.normalize(digit)).strokeWidth))
    #expect(usual.contains(try #require(MNISTField.normalize(StrokeWidth.moderated(digit))).strokeWidth))
  }

  @Test func aUsualPenIsLeftAlone() {
    let digit = Drawing.seven(40, x: 0, y: 0, on: (40, 42))
    let ink = digit.cropped(to: digit.inkBox()!)
    #expect(StrokeWidth.moderated(ink) == ink)
  }

  @Test(arguments: [(5, false), (6, true), (20, true), (21, false)])
  func aPenIsUsualWithinTwoWidths(width: Int, isUsual: Bool) {
    // 1.18, 1.4, 4 and 4.16 pixels of the field: only a quarter of a pixel at either side changes a stroke.
    let bar = Drawing.filled(width, 80)
    #expect((StrokeWidth.moderated(bar) == bar) == isUsual)
  }
}
