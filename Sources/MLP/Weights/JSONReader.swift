// A strict JSON parser for file headers (RFC 8259). It rejects duplicate keys, comments, byte order marks, NaN and
// trailing bytes, and it bounds recursion depth and memory use.

/// Reads one JSON text from its first byte to its last.
package struct JSONReader {
  /// The maximum nesting depth of arrays and objects, which bounds recursion.
  static let maximumDepth = 64
  /// The maximum number of values, which bounds memory: a value of two bytes can take a hundred in memory.
  static let maximumValues = 100_000

  private let text: [UInt8]
  private var position = 0
  private var valueCount = 0

  private init(_ text: [UInt8]) { self.text = text }

  /// The members of the object in `text`.
  ///
  /// Canonically equivalent Unicode keys are duplicates. Throws at the first error, with its offset in `text`.
  package static func object(in text: [UInt8]) throws(JSONError) -> [String: JSONValue] {
    // Validated at once: from here on, any text between two ASCII bytes is known to be valid UTF-8.
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: text.span)
    } catch {
      throw JSONError(problem: .invalidUTF8, offset: error.byteOffsets.lowerBound)
    }
    var reader = JSONReader(text)
    reader.skipSpace()
    let members = try reader.object(depth: 1)
    reader.skipSpace()
    guard reader.next == nil else { throw reader.error(.expected("the end")) }
    return members
  }
}

// MARK: - Values

extension JSONReader {
  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    valueCount += 1
    guard valueCount <= Self.maximumValues else { throw error(.tooManyValues(limit: Self.maximumValues)) }
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try string(as: "a text"))
    case UInt8(ascii: "-"): return try number()
    case let digit? where UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit: return try number()
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw expected("a value")
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> [String: JSONValue] {
    guard depth <= Self.maximumDepth else { throw error(.nestedTooDeeply(limit: Self.maximumDepth)) }
    guard take(UInt8(ascii: "{")) else { throw expected("'{'") }
    var members: [String: JSONValue] = [:]
    skipSpace()
    if take(UInt8(ascii: "}")) { return members }
    while true {
      let keyOffset = position
      let key = try string(as: "a key")
      guard members[key] == nil else { throw JSONError(problem: .duplicateKey(key), offset: keyOffset) }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw expected("':'") }
      skipSpace()
      members[key] = try value(depth: depth)
      skipSpace()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw expected("',' or '}'") }
      skipSpace()
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    guard depth <= Self.maximumDepth else { throw error(.nestedTooDeeply(limit: Self.maximumDepth)) }
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value(depth: depth))
      skipSpace()
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else { throw expected("',' or ']'") }
      skipSpace()
    }
  }

  private mutating func literal(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in word.utf8 {
      guard take(byte) else { throw expected("'\(word)'") }
    }
    return value
  }
}

// MARK: - Numbers

extension JSONReader {
  /// number = [ "-" ] ( "0" / digit1-9 *digit ) [ "." 1*digit ] [ ( "e" / "E" ) [ "-" / "+" ] 1*digit ]
  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let leadingZero = next == UInt8(ascii: "0")
    let integerDigits = skipDigits()
    guard integerDigits > 0, !(leadingZero && integerDigits > 1) else { throw error(.invalidNumber) }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      guard skipDigits() > 0 else { throw error(.invalidNumber) }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isInteger = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard skipDigits() > 0 else { throw error(.invalidNumber) }
    }
    let digits = String(decoding: text[start..<position], as: UTF8.self)
    // Negative zero is not read as an integer: an Int would lose its sign.
    if isInteger, let exact = Int(digits), digits != "-0" { return .integer(exact) }
    guard let nearest = Double(digits), nearest.isFinite else {
      throw JSONError(problem: .numberOutOfRange, offset: start)
    }
    return .number(nearest)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
    return position - start
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func string(as role: String) throws(JSONError) -> String {
    guard take(UInt8(ascii: "\"")) else { throw expected(role) }
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        content.append(contentsOf: try escape().utf8)
      case 0..<0x20:
        throw error(.controlCharacterInString)
      default:
        content.append(byte)
        position += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escape() throws(JSONError) -> String {
    let start = position
    position += 1
    guard let letter = next else { throw error(.unexpectedEnd) }
    position += 1
    switch letter {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try escapedUTF16(start: start)
    default: throw JSONError(problem: .invalidEscape, offset: start)
    }
  }

  /// The text of `\uXXXX`, or of a surrogate pair of such escapes.
  private mutating func escapedUTF16(start: Int) throws(JSONError) -> String {
    var units = [try codeUnit(start: start)]
    if UTF16.isLeadSurrogate(units[0]), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      units.append(try codeUnit(start: start))
    }
    // Validation would repair a lone surrogate; only whole pairs are accepted.
    guard let decoded = String(validating: units, as: UTF16.self) else {
      throw JSONError(problem: .loneSurrogate, offset: start)
    }
    return decoded
  }

  private mutating func codeUnit(start: Int) throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw error(.unexpectedEnd) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONError(problem: .invalidEscape, offset: start)
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}

// MARK: - Bytes

extension JSONReader {
  private var next: UInt8? { position < text.count ? text[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func error(_ problem: JSONError.Problem) -> JSONError {
    JSONError(problem: problem, offset: position)
  }

  private func expected(_ what: String) -> JSONError {
    error(next == nil ? .unexpectedEnd : .expected(what))
  }
}
