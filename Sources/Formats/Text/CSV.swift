// Lines of comma-separated values for spreadsheets and scripts.
// A writer only (RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>); nothing here reads.

package enum CSV {
  /// `fields` as one line without its end.
  ///
  /// A field with a comma, a quotation mark or a line break is set in quotation marks, those within it doubled.
  /// Everything else stays as it is: what a terminal might obey, the caller makes harmless where one is there.
  package static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",")
  }

  private static func quoted(_ field: String) -> String {
    // Scalars: a comma with an accent on it is one Character and still a comma to whoever reads.
    guard field.unicodeScalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return field }
    var text = "\""
    for scalar in field.unicodeScalars {
      text.unicodeScalars.append(scalar)
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
    }
    return text + "\""
  }
}
