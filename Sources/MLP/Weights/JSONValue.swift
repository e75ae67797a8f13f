// A JSON value (RFC 8259), and the errors of parsing one. There is no decoding layer: callers match the cases
// themselves, to give a specific message for each mistake.

/// A JSON value. Integers that fit an `Int` stay exact; every other number is a finite `Double`.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

/// The first error in a JSON text, and its offset.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kind of error.
  public let problem: Problem
  /// The byte offset in the text, counted from 0, at which reading stopped.
  public let offset: Int

  /// The ways in which a text is not JSON, or exceeds the limits of this parser.
  public enum Problem: Equatable, Sendable {
    case invalidUTF8
    case unexpectedEnd
    case expected(String)
    case invalidNumber
    case numberOutOfRange
    case controlCharacterInString
    case invalidEscape
    case loneSurrogate
    case duplicateKey(String)
    case nestedTooDeeply(limit: Int)
    case tooManyValues(limit: Int)
  }

  public var description: String { "\(problem) at byte \(offset)" }
}

extension JSONError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidUTF8: "invalid UTF-8"
    case .unexpectedEnd: "an unexpected end"
    case .expected(let what): "something else where \(what) belongs"
    case .invalidNumber: "a malformed number"
    case .numberOutOfRange: "a number too large to represent"
    case .controlCharacterInString: "an unescaped control character in a string"
    case .invalidEscape: "an unknown escape in a string"
    case .loneSurrogate: "half of a surrogate pair in a string"
    case .duplicateKey(let key): "a second key \(key.quoted)"
    case .nestedTooDeeply(let limit): "more than \(limit) nested levels"
    case .tooManyValues(let limit): "more than \(limit) values"
    }
  }
}
