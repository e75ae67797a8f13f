import Formats
import Testing

@Suite struct EscapingTests {
  @Test(
    arguments: [
      ("plain", "img_7.pgm", "img_7.pgm"),
      ("letters of any script", "Größe 数字 रक्त", "Größe 数字 रक्त"),
      ("an emoji", "🙂", "🙂"),
      ("escape sequence", "\u{1B}[2Jx", #"\u{1B}[2Jx"#),
      ("line ends and tab", "a\nb\r\tc", #"a\nb\r\tc"#),
      ("NUL and DEL", "\0\u{7F}", #"\u{0}\u{7F}"#),
      ("the one-byte CSI of Latin-1", "\u{9B}2J", #"\u{9B}2J"#),
      ("right-to-left override", "gpj.\u{202E}exe", #"gpj.\u{202E}exe"#),
      ("isolates", "\u{2066}x\u{2069}", #"\u{2066}x\u{2069}"#),
      ("nothing to see", "a\u{200B}b\u{FEFF}", #"a\u{200B}b\u{FEFF}"#),
      ("separators of lines", "\u{2028}\u{2029}", #"\u{2028}\u{2029}"#),
      ("tags", "\u{E0041}", #"\u{E0041}"#),
      ("private use", "\u{E000}", #"\u{E000}"#),
      ("bytes that are not UTF-8", String(decoding: [0x61, 0xFF], as: UTF8.self), #"a\u{FFFD}"#),
      ("nothing", "", ""),
    ])
  func `what a terminal would obey or hide is shown as an escape`(
    name: String, text: String, expected: String
  ) {
    #expect(text.harmless() == expected)
  }

  @Test
  func `4,000 characters are shortened in the middle, the end kept longer`() {
    let path = String(repeating: "a", count: 2000) + String(repeating: "b", count: 2000)
    let shown = path.harmless(limit: 30)
    #expect(shown == "aaaaaaaaa...bbbbbbbbbbbbbbbbbb")
    #expect(path.harmless().count == 240)
  }

  @Test
  func `no escape is cut in two`() {
    let shown = String(repeating: "\u{1B}", count: 1000).harmless(limit: 40)
    #expect(shown == #"\u{1B}\u{1B}...\u{1B}\u{1B}\u{1B}\u{1B}"#)
  }

  @Test
  func `a heap of accents on one letter is long as well`() {
    let text = "a" + String(repeating: "\u{301}", count: 4000)
    #expect(text.harmless(limit: 40).unicodeScalars.count == 40)
  }

  @Test(arguments: [8, 9, 40])
  func `text of just the limit stays as it is`(_ limit: Int) {
    let text = String(repeating: "x", count: limit)
    #expect(text.harmless(limit: limit) == text)
    #expect((text + "x").harmless(limit: limit).count == limit)
  }
}
