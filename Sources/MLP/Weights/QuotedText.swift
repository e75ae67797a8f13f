// Makes text from a file safe to print on a terminal, by escaping control characters. The escaping is for display only
// and is not reversible.

extension String {
  /// The text between single quotes, as ``printable`` shows it.
  var quoted: String { "'\(printable)'" }

  /// The text with unprintable characters and terminal controls escaped as `\u{1B}`, truncated to 60 Unicode scalars.
  var printable: String {
    var shown = ""
    for scalar in unicodeScalars.prefix(60) {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default:
        shown.unicodeScalars.append(scalar)
      }
    }
    return unicodeScalars.dropFirst(60).isEmpty ? shown : shown + "..."
  }
}
