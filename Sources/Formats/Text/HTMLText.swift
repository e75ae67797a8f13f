// Escapes untrusted text for use in a page, between tags or inside a quoted attribute. Not for scripts, style sheets
// or URLs.

extension String {
  /// This text with all characters replaced that are markup in HTML or XML, or invalid in either.
  ///
  /// The five special characters become character references; control characters, noncharacters and bidirectional
  /// format characters (<https://trojansource.codes>) become U+FFFD.
  public var htmlEscaped: String {
    guard unicodeScalars.contains(where: { $0.htmlReplacement != nil }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if let replacement = scalar.htmlReplacement {
        text += replacement
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// The replacement for this scalar in a page; nil if it needs none.
  ///
  /// The apostrophe uses a numeric reference, because `&apos;` is defined only in XML.
  fileprivate var htmlReplacement: String? {
    switch value {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    case 0x09, 0x0A: nil
    case 0...0x1F, 0x7F...0x9F: "\u{FFFD}"
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    case _ where value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= value: "\u{FFFD}"
    default: nil
    }
  }
}
