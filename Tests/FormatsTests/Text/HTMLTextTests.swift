// Escaping: each character that means something, and what is left alone.

import Testing

@testable import Formats

@Suite struct HTMLTextTests {
  @Test(arguments: [
    ("plain words, 98.4 % ± 0.1", "plain words, 98.4 % ± 0.1"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    (#"" onload="alert(1)"#, "&quot; onload=&quot;alert(1)"),
    ("' x", "&#39; x"),
    ("&lt;", "&amp;lt;"),
    ("]]>", "]]&gt;"),
    ("two\nlines\tand a tab", "two\nlines\tand a tab"),
    ("bell \u{07}, delete \u{7F}, escape \u{1B}[31m", "bell \u{FFFD}, delete \u{FFFD}, escape \u{FFFD}[31m"),
    ("carriage\r\nreturn", "carriage\u{FFFD}\nreturn"),
    ("C1 \u{85}\u{9F}", "C1 \u{FFFD}\u{FFFD}"),
    ("turned \u{202E}fdp.exe\u{2069}", "turned \u{FFFD}fdp.exe\u{FFFD}"),
    ("お 7 é 👩‍👩‍👧", "お 7 é 👩‍👩‍👧"),
    ("<\u{301}", "&lt;\u{301}"),
    ("", ""),
  ])
  func escapes(text: String, expected: String) {
    #expect(text.htmlEscaped == expected)
  }

  /// Numbers that are never characters, which Swift's literals refuse and files do not.
  @Test(arguments: [0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xFDD0, 0xFDEF] as [UInt32])
  func noncharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect("a\(Character(scalar))b".htmlEscaped == "a\u{FFFD}b")
  }
}
