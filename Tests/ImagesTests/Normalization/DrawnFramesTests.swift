// Frames of 80 pixels on 100 x 100, whose limits are whole pixels: one more or less decides.

import Testing

@testable import Images

@Suite struct DrawnFramesTests {
  /// A frame from (5, 5) on around a bar, and ink painted over by `change`.
  private func isDropped(
    side: Int = 80, thick: Int = 3, bar: Int = 30, _ change: (inout GrayImage) -> Void = { _ in }
  ) -> Bool {
    var ink = PieceSelectionTests.frame(
      x: 5, y: 5, width: side, height: side, thick: thick, on: Drawing.blank(100, 100))
    ink.fill(x: 5 + side / 2, y: 5 + (side - bar) / 2, width: 5, height: bar)
    change(&ink)
    var selection = PieceSelection(of: ink)
    selection.dropDrawnFrames()
    return selection.roles.contains(.frame)
  }

  @Test(arguments: [(15, true), (14, false)]) func `a frame has fifteen hundredths of the picture`(
    side: Int, isFrame: Bool
  ) {
    #expect(isDropped(side: side, thick: 1, bar: 8) == isFrame)
  }

  @Test(arguments: [(20, true), (19, false)]) func `what is framed is a quarter as long`(
    bar: Int, isFrame: Bool
  ) {
    #expect(isDropped(bar: bar) == isFrame)
  }

  @Test(arguments: [(10, true), (11, false)]) func `lines are an eighth thick`(thick: Int, isFrame: Bool) {
    #expect(isDropped(thick: thick) == isFrame)
  }

  /// The four sides, each with a gap: three sides are no frame.
  @Test(arguments: 0..<4, [(15, true), (16, false), (74, false)])
  func `each side is there for four fifths`(side: Int, gap: (length: Int, isFrame: Bool)) {
    let isDropped = isDropped { ink in
      let start = 5 + (80 - gap.length) / 2
      switch side {
      case 0: ink.fill(x: start, y: 5, width: gap.length, height: 3, level: 0)
      case 1: ink.fill(x: start, y: 82, width: gap.length, height: 3, level: 0)
      case 2: ink.fill(x: 5, y: start, width: 3, height: gap.length, level: 0)
      default: ink.fill(x: 82, y: start, width: 3, height: gap.length, level: 0)
      }
    }
    #expect(isDropped == gap.isFrame)
  }

  @Test(arguments: [(35, true), (36, false)]) func `a fiftieth of the inside may be ink`(
    length: Int, isFrame: Bool
  ) {
    // A spur of two rows, of which so much lies inside of the band of 10 pixels.
    #expect(isDropped { $0.fill(x: 8, y: 17, width: 7 + length, height: 2) } == isFrame)
  }

  /// Whether a frame of `width` x `height` pixels from (5, 5) on around a bar `bar` pixels long is dropped.
  private func isDropped(
    width: Int, height: Int, thick: Int = 3, bar: Int, on size: (width: Int, height: Int) = (100, 100)
  ) -> Bool {
    var ink = PieceSelectionTests.frame(
      x: 5, y: 5, width: width, height: height, thick: thick, on: Drawing.blank(size.width, size.height))
    let isWide = width > height
    ink.fill(
      x: 5 + (width - (isWide ? bar : 2)) / 2, y: 5 + (height - (isWide ? 2 : bar)) / 2,
      width: isWide ? bar : 2, height: isWide ? 2 : bar)
    var selection = PieceSelection(of: ink)
    selection.dropDrawnFrames()
    return selection.roles.contains(.frame)
  }

  @Test(arguments: [(40, 80), (80, 40)]) func `a long frame is measured by its shorter side`(
    width: Int, height: Int
  ) {
    #expect(isDropped(width: width, height: height, bar: 10))
    #expect(!isDropped(width: width, height: height, bar: 9))
  }

  @Test(arguments: [(220, 100), (100, 220)]) func `a frame is measured by the picture's shorter side`(
    width: Int, height: Int
  ) {
    #expect(isDropped(width: 15, height: 15, thick: 1, bar: 7, on: (width, height)))
  }

  @Test(arguments: [(2, true), (3, false)]) func `the lines of a small frame are two pixels thick`(
    thick: Int, isFrame: Bool
  ) {
    #expect(isDropped(width: 12, height: 12, thick: thick, bar: 4, on: (24, 24)) == isFrame)
  }

  /// Each side in turn has a gap through which the bar reaches out by so much.
  @Test(arguments: 0..<4, [(0, true), (1, false)])
  func `what reaches out of a frame is not framed`(side: Int, reach: (length: Int, isFrame: Bool)) {
    let isDropped = isDropped(bar: 10) { ink in
      switch side {
      case 0:
        ink.fill(x: 38, y: 5, width: 14, height: 3, level: 0)
        ink.fill(x: 45, y: 6 - reach.length, width: 5, height: 40)
      case 1:
        ink.fill(x: 38, y: 82, width: 14, height: 3, level: 0)
        ink.fill(x: 45, y: 44 + reach.length, width: 5, height: 40)
      case 2:
        ink.fill(x: 5, y: 38, width: 3, height: 14, level: 0)
        ink.fill(x: 6 - reach.length, y: 45, width: 40, height: 5)
      default:
        ink.fill(x: 82, y: 38, width: 3, height: 14, level: 0)
        ink.fill(x: 44 + reach.length, y: 45, width: 40, height: 5)
      }
    }
    #expect(isDropped == reach.isFrame)
  }
}
