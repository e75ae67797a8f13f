import Terminal
import Testing

@Suite struct PictureStripTests {
  private func picture(_ ink: UInt8, _ caption: String, width: Int = 4, height: Int = 4) -> CaptionedPicture {
    CaptionedPicture(pixels: [UInt8](repeating: ink, count: width * height), caption: caption)
  }

  @Test(
    arguments: [(1, 1), (27, 1), (28, 1), (57, 1), (58, 2), (80, 2), (87, 2), (88, 3), (200, 6)])
  func `as many in a row as the terminal has room for`(columns: Int, expected: Int) {
    #expect(PictureStrip(width: 28, height: 28, columns: columns, style: .blocks).perRow == expected)
  }

  @Test
  func `captions stand under their pictures`() {
    let strip = PictureStrip(width: 4, height: 4, columns: 20, style: .blocks)
    #expect(strip.perRow == 3)
    #expect(
      strip.lines(of: [picture(255, "7"), picture(0, "る"), picture(255, "longer")]) == [
        "████        ████", "████        ████", "7     る    long",
      ])
    #expect(strip.lines(of: [picture(255, "8")]) == ["████", "████", "8   "])
  }

  @Test
  func `small pictures have room for their captions, as far as the terminal has`() {
    let strip = PictureStrip(width: 1, height: 2, columns: 20, style: .blocks, captionWidth: 6)
    #expect(strip.perRow == 2)
    #expect(
      strip.lines(of: [
        picture(255, "7  [9]", width: 1, height: 2), picture(255, "12  [10]", width: 1, height: 2),
      ])
        == ["█       █     ", "7  [9]  12  [1"])
    #expect(PictureStrip(width: 1, height: 2, columns: 5, style: .blocks, captionWidth: 9).perRow == 1)
  }

  @Test
  func `a cut never goes through a wide character`() {
    let strip = PictureStrip(width: 3, height: 2, columns: 20, style: .ascii)
    #expect(strip.lines(of: [picture(0, "るる", width: 3, height: 2)]) == ["   ", "る "])
  }

  @Test
  func `a picture that is wider than the terminal is made smaller, by means`() {
    let strip = PictureStrip(width: 5, height: 3, columns: 3, style: .trueColour)
    #expect(strip.perRow == 1)
    let pixels: [UInt8] = [
      100, 200, 0, 0, 9,
      100, 200, 0, 4, 9,
      60, 80, 0, 0, 255,
    ]
    #expect(
      strip.lines(of: [CaptionedPicture(pixels: pixels, caption: "")]) == [
        "\u{1B}[38;2;150;150;150;48;2;70;70;70m▀\u{1B}[38;2;1;1;1;48;2;0;0;0m▀"
          + "\u{1B}[38;2;9;9;9;48;2;255;255;255m▀\u{1B}[0m",
        "   ",
      ])
  }

  @Test(arguments: [1, 5, 20, 40, 80, 200], [1, 3, 28, 64, 300])
  func `no line is wider than the terminal`(columns: Int, width: Int) {
    let strip = PictureStrip(width: width, height: 6, columns: columns, style: .ascii)
    let row = (0..<strip.perRow).map { _ in picture(255, "0123456789", width: width, height: 6) }
    #expect(strip.lines(of: row).map(\.count).max()! <= columns)
  }

  @Test
  func `a caption makes a cell no wider than the line`() {
    let strip = PictureStrip(width: 2, height: 2, columns: 8, style: .ascii, captionWidth: 20)
    let lines = strip.lines(of: [CaptionedPicture(pixels: [0, 0, 0, 0], caption: "123456789")])
    #expect(lines.last == "12345678" && strip.perRow == 1)
    let two = PictureStrip(width: 2, height: 2, columns: 8, style: .ascii, captionWidth: 3)
    #expect(two.perRow == 2)
    #expect(PictureStrip(width: 2, height: 2, columns: 7, style: .ascii, captionWidth: 3).perRow == 1)
  }
}
