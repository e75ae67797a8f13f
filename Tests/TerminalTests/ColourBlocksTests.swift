import Testing

@testable import Terminal

@Suite struct ColourBlocksTests {
  @Test
  func `two pixels a character, the upper one in the foreground`() {
    #expect(
      halfBlocks(colours: [255, 0, 0, 0, 255, 0], width: 1, height: 2, style: .trueColour)
        == ["\u{1B}[38;2;255;0;0;48;2;0;255;0m▀\u{1B}[0m"])
    #expect(
      halfBlocks(colours: [9, 9, 9], width: 1, height: 1, style: .trueColour)
        == ["\u{1B}[38;2;9;9;9;48;2;0;0;0m▀\u{1B}[0m"])
  }

  @Test(
    arguments: [
      (0, 0, 0, 16), (255, 255, 255, 231), (255, 0, 0, 196), (0, 95, 135, 24), (100, 100, 100, 241),
      (8, 8, 8, 232), (238, 238, 238, 255), (250, 130, 10, 208),
    ] as [(UInt8, UInt8, UInt8, Int)])
  func `the nearest colour of the palette`(red: UInt8, green: UInt8, blue: UInt8, code: Int) {
    #expect(paletteColour(red, green, blue) == code)
  }

  @Test
  func `characters stand in place of cells, in a colour of their own where there are colours`() {
    #expect(
      halfBlocks(colours: [1, 1, 1, 2, 2, 2], width: 1, height: 2, style: .palette, overlay: [0: "7"])
        == ["\u{1B}[38;5;208;48;5;16m7\u{1B}[0m"])
    let grey: [UInt8] = [255, 255, 255, 255, 0, 0]
    #expect(
      halfBlocks(grey, width: 2, height: 3, style: .blocks, overlay: [1: "x", 2: "y"]) == ["█x", "y "])
    #expect(halfBlocks(grey, width: 2, height: 3, style: .ascii, overlay: [3: "z"]) == ["@@", " z"])
  }

  @Test(
    arguments: [
      (0, 0, 0, 16), (255, 255, 255, 231), (255, 0, 0, 196), (0, 255, 0, 46), (0, 0, 255, 21),
      (8, 8, 8, 232), (238, 238, 238, 255), (128, 128, 128, 244), (12, 12, 12, 232), (18, 18, 18, 233),
      (95, 135, 175, 67), (215, 175, 135, 180), (4, 4, 4, 16), (5, 5, 5, 232),
    ] as [(UInt8, UInt8, UInt8, Int)])
  func `a colour is that of the cube or of the greys that is nearest`(
    red: UInt8, green: UInt8, blue: UInt8, expected: Int
  ) {
    #expect(paletteColour(red, green, blue) == expected)
  }
}
