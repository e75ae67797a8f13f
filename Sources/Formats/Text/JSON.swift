// JSON output for `--json`, on one line with keys in the given order (RFC 8259,
// <https://www.rfc-editor.org/rfc/rfc8259>).

/// A JSON value; its `description` is the text.
///
/// Most values can be written as literals: `["file": .string(name), "digit": .integer(7), "error": nil]`.
package enum JSON: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// Written with the fewest digits that read back as the same Double; `null` if not finite, because JSON cannot
  /// represent it.
  case number(Double)
  /// As `number`, with the fewest digits that read back as the same Float: 0.1, not 0.10000000149011612.
  case float(Float)
  case string(String)
  case array([JSON])
  /// Members in order. Keys must be unique; duplicates are written as given.
  case object([(String, JSON)])
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByNilLiteral {
  package init(dictionaryLiteral members: (String, JSON)...) { self = .object(members) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(nilLiteral: ()) { self = .null }
}

extension JSON: CustomStringConvertible {
  package var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
    case .float(let value): text += value.isFinite ? "\(value)" : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    }
  }

  /// Writes a string, escaping what RFC 8259 requires and all other characters that could control a terminal, as
  /// UTF-16 code units.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.isHarmless || scalar == "\u{FFFD}": text.unicodeScalars.append(scalar)
      default:
        for unit in scalar.utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    text += "\""
  }
}
