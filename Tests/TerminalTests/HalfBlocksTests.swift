import Terminal
import Testing

@Suite struct HalfBlocksTests {
  /// Ink above, ink below, both, neither, and two faint greys; three rows, so that the last has nothing below.
  static let pixels: [UInt8] = [
    255, 0, 200, 0, 127, 40,
    0, 255, 128, 0, 127, 40,
    255, 0, 0, 0, 0, 0,
  ]

  @Test(
    arguments: [(.blocks, ["▀▄█ ▒░", "▀     "]), (.ascii, ["==* =.", "=     "])]
      as [(PictureStyle, [String])])
  func `without colours`(style: PictureStyle, expected: [String]) {
    #expect(halfBlocks(Self.pixels, width: 6, height: 3, style: style) == expected)
  }

  @Test
  func `the ramp goes from a space to an at sign`() {
    let greys = (0...255).map { UInt8($0) }
    let line = halfBlocks(greys + greys, width: 256, height: 2, style: .ascii)[0]
    #expect(line.first == " " && line.last == "@")
    #expect(Set(line).count == 10)
  }

  @Test
  func `a colour is sent only where it changes, and taken back at the end of the line`() {
    let lines = halfBlocks([255, 255, 0, 0, 0, 9], width: 3, height: 2, style: .trueColour)
    #expect(
      lines == ["\u{1B}[38;2;255;255;255;48;2;0;0;0m▀▀\u{1B}[38;2;0;0;0;48;2;9;9;9m▀\u{1B}[0m"])
  }

  @Test(arguments: UInt8.min...UInt8.max)
  func `each grey is the palette's nearest`(grey: UInt8) throws {
    let line = halfBlocks([grey], width: 1, height: 1, style: .palette)[0]
    let code = try #require(line.firstMatch(of: /38;5;(\d+)/).flatMap { Int($0.1) })
    let shades = [16: 0, 231: 255].merging((232...255).map { ($0, 8 + 10 * ($0 - 232)) }) { $1 }
    let shown = try #require(shades[code])
    let nearest = try #require(shades.values.map { abs($0 - Int(grey)) }.min())
    #expect(abs(shown - Int(grey)) == nearest)
  }

  @Test
  func `no pixels, no lines`() {
    #expect(halfBlocks([], width: 0, height: 0, style: .blocks) == [])
    #expect(halfBlocks([], width: 3, height: 0, style: .trueColour) == [])
  }

  @Test(
    arguments: [
      (.terminal(columns: 80), .palette),
      (.terminal(columns: 80, [.colourTerminal: "truecolor"]), .trueColour),
      (.terminal(columns: 80, [.colourTerminal: "24bit"]), .trueColour),
      (.terminal(columns: 80, [.colourTerminal: "yes"]), .palette),
      (.terminal(columns: 80, [.terminal: "xterm"]), .blocks),
      (.terminal(columns: 80, [.noColour: "1", .colourTerminal: "truecolor"]), .blocks),
      (.terminal(columns: 80, [.noColour: ""]), .palette),
      (.terminal(columns: 80, [.terminal: "dumb"]), .ascii),
      (.terminal(columns: 80, [.language: "C"]), .ascii),
      (Environment(variables: [.language: "en_GB.UTF-8", .colourTerminal: "24bit"]), .blocks),
      (Environment(), .ascii),
    ] as [(Environment, PictureStyle)])
  func `the style suits the terminal`(environment: Environment, expected: PictureStyle) {
    #expect(environment.pictureStyle(on: .output) == expected)
  }

  @Test(
    arguments: [
      (128, 128, "█"), (127, 128, "▄"), (128, 127, "▀"), (127, 33, "▒"), (127, 32, "░"), (80, 80, "▒"),
      (80, 79, "░"), (32, 32, "░"), (32, 31, " "), (0, 64, "░"), (0, 63, " "),
    ] as [(UInt8, UInt8, String)])
  func `halves from half ink on, else shades by their mean`(top: UInt8, bottom: UInt8, block: String) {
    #expect(halfBlocks([top, bottom], width: 1, height: 2, style: .blocks) == [block])
  }
}
