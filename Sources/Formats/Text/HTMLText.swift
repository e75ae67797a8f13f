// Foreign text made fit to stand in a page, between tags or inside a quoted attribute: what a stranger's bytes say
// is shown, never obeyed. Not for what stands in a script, a style sheet or an address.

extension String {
  /// This text with everything replaced that is markup in HTML or XML, or that neither allows.
  ///
  /// The five characters with a meaning become references; controls, noncharacters and the marks that turn the
  /// direction of writing (<https://trojansource.codes>) become U+FFFD.
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
  /// What stands for this scalar in a page; nil when it stands for itself.
  ///
  /// The apostrophe is a number, because `&apos;` is XML's alone.
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
