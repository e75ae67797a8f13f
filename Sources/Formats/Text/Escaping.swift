// Foreign text made harmless before it is printed: a file's name, a weights file's metadata, an argument.
// For people to read, not to be read back: a backslash stays one, so the result does not always tell the two
// apart. Wherever a program reads the output, JSON is offered.

extension String {
  /// This text with everything escaped that could move the cursor, hide, reorder or fake other text, and
  /// shortened in the middle to at most `limit` characters (at least 8).
  ///
  /// Bytes that were not UTF-8 are U+FFFD by the time a String holds them; that is shown escaped too, so that a
  /// name which cannot be typed looks like one.
  package func harmless(limit: Int = 240) -> String {
    // Scalars, not Characters: a thousand accents on one letter are one Character.
    let pieces = unicodeScalars.map { $0.isHarmless ? String($0) : $0.escaped }
    return shortenedInTheMiddle(pieces, limit: limit)
  }

  /// This text shortened in the middle to at most `limit` characters (at least 8), its end kept longer, since
  /// that is where a path has its name.
  package func shortened(limit: Int) -> String {
    shortenedInTheMiddle(unicodeScalars.map { String($0) }, limit: limit)
  }
}

extension Unicode.Scalar {
  /// Whether this scalar shows itself and nothing else: no control, no invisible or direction-changing format
  /// character (Trojan Source, <https://trojansource.codes>), no line or paragraph separator, nothing private.
  var isHarmless: Bool {
    if isASCII { return value >= 0x20 && value != 0x7F }
    if value == 0xFFFD { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: true
    }
  }

  /// `\n`, `\t`, `\r`, or the number as Swift writes it: `\u{1B}`.
  fileprivate var escaped: String {
    switch self {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}

/// The pieces joined, those in the middle replaced by three dots when they are longer than `limit` together; no
/// piece is cut in two.
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
