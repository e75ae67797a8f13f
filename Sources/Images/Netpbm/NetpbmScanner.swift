// Tokenizes Netpbm files: numbers, white space and comments.

/// A read position in a Netpbm file.
///
/// A comment runs from `#` through the next carriage return or line feed and is removed, even in the middle of a
/// number: `1#2⏎3` is 13. The line feed that ends a comment is not white space.
/// Source: <https://netpbm.sourceforge.net/doc/pgm.html>.
struct NetpbmScanner {
  let bytes: [UInt8]
  /// The offset of the next byte.
  private(set) var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Blanks, tabs, carriage returns and line feeds.
  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\t")
  }

  /// Reads the two-byte magic number.
  mutating func magicNumber() throws(NetpbmError) -> NetpbmKind {
    guard bytes.count >= 2, bytes[0] == UInt8(ascii: "P"), let kind = NetpbmKind(digit: bytes[1]) else {
      throw .notNetpbm
    }
    offset = 2
    return kind
  }

  /// Reads a decimal number after optional white space; white space or the end of the file must follow it.
  mutating func number(_ field: NetpbmError.Field) throws(NetpbmError) -> Int {
    skipWhiteSpace()
    let start = offset
    var value: Int?
    while let byte = peek(), !Self.isWhiteSpace(byte) {
      guard let digit = Self.digit(byte) else { throw .notANumber(field, found: byte, offset: offset) }
      let next = 10 * (value ?? 0) + digit
      guard next <= 999_999_999 else { throw .numberTooLarge(field, offset: start) }
      value = next
      offset += 1
    }
    guard let value else { throw .endsBefore(field) }
    return value
  }

  /// Reads the next character of a plain bitmap, where bits need no separator.
  mutating func bit() throws(NetpbmError) -> Int {
    skipWhiteSpace()
    guard let byte = peek() else { throw .endsBefore(.sample) }
    guard let digit = Self.digit(byte), digit <= 1 else { throw .notABit(found: byte, offset: offset) }
    offset += 1
    return digit
  }

  /// Reads the single white-space character between the header and the samples.
  ///
  /// A number ends only at white space or at the end of the file, so any other byte here is impossible.
  mutating func endHeader() throws(NetpbmError) {
    guard peek() != nil else { throw .endsBefore(.sample) }
    offset += 1
  }

  private mutating func skipWhiteSpace() {
    while let byte = peek(), Self.isWhiteSpace(byte) { offset += 1 }
  }

  /// The next byte outside comments, or nil at the end of the file.
  private mutating func peek() -> UInt8? {
    while offset < bytes.count, bytes[offset] == UInt8(ascii: "#") {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n"), bytes[offset] != UInt8(ascii: "\r") {
        offset += 1
      }
      offset = min(offset + 1, bytes.count)
    }
    return offset < bytes.count ? bytes[offset] : nil
  }

  private static func digit(_ byte: UInt8) -> Int? {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte ? Int(byte - UInt8(ascii: "0")) : nil
  }
}
