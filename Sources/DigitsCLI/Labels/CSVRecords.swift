// Parses CSV records as spreadsheets and data frames write them (RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>):
// commas, semicolons or tabs, UTF-8 or UTF-16, quoted fields. Ambiguous input is rejected with its line and column.

/// An error in a CSV file.
enum CSVError: Error, Equatable, CustomStringConvertible {
  /// A position in the file: line and column, counted from 1; columns count bytes.
  struct Place: Equatable, CustomStringConvertible {
    let line: Int
    let column: Int

    var description: String { "line \(line), column \(column)" }
  }

  case nothing
  case notUTF8(Place)
  case notUTF16
  case controlCharacter(UInt8, Place)
  case quoteInField(Place)
  case textAfterQuote(Place)
  case unclosedQuote(Place)
  case fieldTooLong(limit: Int, Place)
  case tooManyFields(limit: Int, Place)
  case wrongFieldCount(found: Int, expected: Int, line: Int)
  case tooManyRecords(limit: Int)

  var description: String {
    switch self {
    case .nothing:
      "the file is empty"
    case .notUTF8(let place):
      "\(place): the text is not UTF-8; save the table as UTF-8"
    case .notUTF16:
      "the text begins as UTF-16 but is not valid UTF-16; save the table as UTF-8"
    case .controlCharacter(let byte, let place):
      "\(place): a byte \(byte), which is not allowed in a table"
    case .quoteInField(let place):
      "\(place): a quotation mark inside a field; quote the whole field and double this one"
    case .textAfterQuote(let place):
      "\(place): text after a closing quotation mark; expected a separator or the end of the line"
    case .unclosedQuote(let place):
      "\(place): a quotation mark that is never closed"
    case .fieldTooLong(let limit, let place):
      "\(place): a field longer than \(limit) bytes; a quotation mark may be missing its partner"
    case .tooManyFields(let limit, let place):
      "\(place): more than \(limit) fields in a line"
    case .wrongFieldCount(let found, let expected, let line):
      "line \(line) has \(found) field\(found == 1 ? "" : "s"), but the header has \(expected)"
    case .tooManyRecords(let limit):
      "the table has more than \(limit) lines"
    }
  }
}

/// A record, and the line where it begins, counted from 1.
struct CSVRecord: Equatable {
  let line: Int
  let fields: [String]
}

/// The records of a table, in order.
///
/// Lines end in LF, CR LF or CR; a byte order mark and a final line ending are optional. The separator is the most
/// frequent of comma, semicolon and tab in the first line. Spaces around an unquoted field are trimmed.
struct CSVRecords {
  static let longestField = 4_096
  static let mostFields = 64
  static let mostRecords = 1_000_000

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var count = 0

  /// Throws if the text is neither UTF-8 nor UTF-16. Invalid UTF-8 within a field is found when that field is read.
  init(_ bytes: [UInt8]) throws(CSVError) {
    let text = try Self.utf8(bytes)
    self.bytes = text
    separator = Self.separator(of: text)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      lineStart = 3
    }
  }

  /// The bytes as UTF-8, converted from UTF-16 if there is a byte order mark or if zero bytes adjoin the first two
  /// letters.
  private static func utf8(_ bytes: [UInt8]) throws(CSVError) -> [UInt8] {
    let zeros = bytes.prefix(4).map { $0 == 0 }
    let isLittle = bytes.starts(with: [0xFF, 0xFE]) || zeros == [false, true, false, true]
    let isBig = bytes.starts(with: [0xFE, 0xFF]) || zeros == [true, false, true, false]
    guard isLittle || isBig else { return bytes }
    guard bytes.count % 2 == 0 else { throw .notUTF16 }
    let units = stride(from: 0, to: bytes.count, by: 2).map { index in
      UInt16(bytes[index + (isLittle ? 1 : 0)]) << 8 | UInt16(bytes[index + (isLittle ? 0 : 1)])
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw .notUTF16 }
    return Array(text.utf8)
  }

  private static func separator(of text: [UInt8]) -> UInt8 {
    let line = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    var (isQuoted, counts) = (false, [UInt8: Int]())
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [",", ";", "\t"].map { Array($0.utf8)[0] }
    let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
    return candidates.first { counts[$0] ?? 0 == most } ?? candidates[0]
  }

  /// The next record; nil at the end.
  mutating func next() throws(CSVError) -> CSVRecord? {
    guard position < bytes.count else { return nil }
    count += 1
    guard count <= Self.mostRecords else { throw .tooManyRecords(limit: Self.mostRecords) }
    let first = line
    var fields: [String] = []
    while true {
      guard fields.count < Self.mostFields else { throw .tooManyFields(limit: Self.mostFields, place) }
      fields.append(try field())
      guard current == separator else { break }
      position += 1
    }
    endLine()
    return CSVRecord(line: first, fields: fields)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }
  private var place: CSVError.Place { CSVError.Place(line: line, column: position - lineStart + 1) }

  /// Skips a line ending: LF, CR LF or CR.
  private mutating func endLine() {
    guard let end = current else { return }
    position += 1
    if end == UInt8(ascii: "\r"), current == UInt8(ascii: "\n") { position += 1 }
    line += 1
    lineStart = position
  }

  private mutating func field() throws(CSVError) -> String {
    skipSpaces()
    let start = place
    let content = current == UInt8(ascii: "\"") ? try quotedField() : try plainField()
    guard let text = String(validating: content, as: UTF8.self) else { throw .notUTF8(start) }
    return text
  }

  private mutating func skipSpaces() { while current == UInt8(ascii: " ") { position += 1 } }

  /// Whether the field ends here, at a separator, a line ending or the end of the text.
  private var isAtEnd: Bool {
    guard let byte = current else { return true }
    return byte == separator || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
  }

  private mutating func plainField() throws(CSVError) -> [UInt8] {
    let start = position
    while !isAtEnd, let byte = current {
      guard byte != UInt8(ascii: "\"") else { throw .quoteInField(place) }
      try check(byte, length: position - start + 1)
      position += 1
    }
    var end = position
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return Array(bytes[start..<end])
  }

  private mutating func quotedField() throws(CSVError) -> [UInt8] {
    let opening = place
    var content: [UInt8] = []
    position += 1
    while let byte = current {
      if byte == UInt8(ascii: "\"") {
        position += 1
        guard current == UInt8(ascii: "\"") else {
          skipSpaces()
          guard isAtEnd else { throw .textAfterQuote(place) }
          return content
        }
      }
      if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") {
        try checkLength(content.count + 1)
        content.append(UInt8(ascii: "\n"))
        endLine()
      } else {
        try check(byte, length: content.count + 1)
        content.append(byte)
        position += 1
      }
    }
    throw .unclosedQuote(opening)
  }

  private func check(_ byte: UInt8, length: Int) throws(CSVError) {
    guard byte >= 0x20 || byte == UInt8(ascii: "\t"), byte != 0x7F else {
      throw .controlCharacter(byte, place)
    }
    try checkLength(length)
  }

  private func checkLength(_ length: Int) throws(CSVError) {
    guard length <= Self.longestField else { throw .fieldTooLong(limit: Self.longestField, place) }
  }
}
