// Text from a file, made fit for a sentence on a terminal: what a stranger's bytes say is shown, never obeyed.
// It refuses to be an escaping that anyone reads back.

extension String {
  /// The text between single quotes, as ``printable`` shows it.
  var quoted: String { "'\(printable)'" }

  /// The text with whatever does not print or would steer a terminal spelt `\u{1B}`, cut after 60 characters.
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
