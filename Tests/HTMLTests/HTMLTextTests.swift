// Escaping: each character that means something, and what is left alone.

import Testing

@testable import HTML

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
    ("no characters \u{FFFE}\u{1FFFF}\u{FDD0}", "no characters \u{FFFD}\u{FFFD}\u{FFFD}"),
    ("お 7 é 👩‍👩‍👧", "お 7 é 👩‍👩‍👧"),
    ("<\u{301}", "&lt;\u{301}"),
    ("", ""),
  ])
  func escapes(text: String, expected: String) {
    #expect(text.htmlEscaped == expected)
  }
}
