// Escapes untrusted text for display: file names, weights file metadata, arguments. The result is for people; it
// cannot be parsed back, because backslashes are not escaped. Programs should use the JSON output.

extension String {
  /// This text with all characters escaped that could move the cursor, hide, reorder or imitate other text, shortened
  /// in the middle to at most `limit` characters (at least 8).
  ///
  /// Bytes that are not valid UTF-8 become U+FFFD in a String. U+FFFD is escaped too, to show that the name cannot be
  /// typed.
  package func harmless(limit: Int = 240) -> String {
    // Count scalars, not Characters: a thousand combining accents on one letter are one Character.
    let pieces = unicodeScalars.map { $0.isHarmless ? String($0) : $0.escaped }
    return shortenedInTheMiddle(pieces, limit: limit)
  }

  /// This text shortened in the middle to at most `limit` characters (at least 8). More of the end is kept, because a
  /// path ends with the file name.
  package func shortened(limit: Int) -> String {
    shortenedInTheMiddle(unicodeScalars.map { String($0) }, limit: limit)
  }
}

extension Unicode.Scalar {
  /// Whether this scalar is displayed unchanged. Excludes control characters, invisible and bidirectional format
  /// characters (Trojan Source, <https://trojansource.codes>), line and paragraph separators and private-use
  /// characters.
  var isHarmless: Bool {
    if isASCII { return value >= 0x20 && value != 0x7F }
    if value == 0xFFFD { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: true
    }
  }

  /// `\n`, `\t`, `\r`, or the code point in Swift's notation: `\u{1B}`.
  fileprivate var escaped: String {
    switch self {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}

/// Joins the pieces and, if the result is longer than `limit`, replaces those in the middle with three dots. Never
/// splits a piece.
private func shortenedInTheMiddle(_ pieces: [String], limit: Int) -> String {
  func length(_ piece: String) -> Int { piece.unicodeScalars.count }
  let dots = "..."
  let limit = max(limit, 8)
  guard pieces.reduce(0, { $0 + length($1) }) > limit else { return pieces.joined() }

  func fitting(_ pieces: some Collection<String>, in room: Int) -> [String] {
    var used = 0
    let fits = pieces.prefix { piece in
      used += length(piece)
      return used <= room
    }
    return Array(fits)
  }
  let room = limit - dots.count
  let start = fitting(pieces, in: room / 3)
  let end = fitting(pieces.reversed(), in: room - room / 3)
  return start.joined() + dots + end.reversed().joined()
}
