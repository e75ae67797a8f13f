// Writes lines of comma-separated values (RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>).

package enum CSV {
  /// `fields` as one line, without a line break.
  ///
  /// Fields with a comma, a quotation mark or a line break are quoted, with inner quotation marks doubled. Nothing
  /// else is escaped; the caller escapes control characters if the output is a terminal.
  package static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",")
  }

  private static func quoted(_ field: String) -> String {
    // Compare scalars: a comma with a combining accent is a single Character, but readers still see a comma.
    guard field.unicodeScalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return field }
    var text = "\""
    for scalar in field.unicodeScalars {
      text.unicodeScalars.append(scalar)
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
    }
    return text + "\""
  }
}
