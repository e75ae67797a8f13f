// The dictionary in a .npy file: `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 28, 28), }`. Only this form
// of Python literal is parsed.

import Storage

/// The element type, order and shape declared by a .npy file.
struct NPYHeader {
  let kind: NumberKind
  let isBigEndian: Bool
  let isFortranOrder: Bool
  let shape: [Int]
  /// The number of bytes before the elements.
  let length: Int

  private static let magic = [0x93] + Array("NUMPY".utf8)
  /// NumPy's own limit is 10,000 bytes.
  private static let longestDictionary = 65_536
  /// The longest accepted header in bytes, with the 12 bytes before its dictionary.
  static let longest = 12 + longestDictionary
  /// NumPy's own limit.
  private static let mostDimensions = 64

  /// Whether a file starts with NumPy's magic bytes.
  static func isMagic(_ bytes: ByteBuffer) -> Bool {
    bytes.count >= magic.count && bytes[0..<magic.count].array == magic
  }

  /// Parses the header at the start of `file`, which may be only the first part of a file.
  init(beginning file: ByteBuffer) throws(NPYError) {
    guard Self.isMagic(file) else { throw .notNPY }
    guard file.count >= 10 else { throw .headerTooShort(needed: 10, found: file.count) }
    guard 1...3 ~= file[6] else { throw .version(file[6]) }
    let start = 8 + (file[6] == 1 ? 2 : 4)
    guard file.count >= start else { throw .headerTooShort(needed: start, found: file.count) }
    let length = file[8..<start].array.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.longestDictionary else { throw .badHeader("\(length) bytes long") }
    guard file.count >= start + length else {
      throw .headerTooShort(needed: start + length, found: file.count)
    }
    try self.init(parsing: file[start..<start + length].array, length: start + length)
  }

  /// Throws unless the header and the elements together take exactly `size` bytes.
  func requireSize(_ size: Int) throws(NPYError) {
    guard let declared = byteCount else { throw .tooManyElements(shape) }
    let found = size - length
    guard declared == found else { throw .wrongSize(shape, declared: declared, found: found) }
  }

  /// The size of all elements in bytes; nil if it overflows Int.
  var byteCount: Int? { kind.size.times(shape) }

  /// Parses the dictionary, which ends `length` bytes into the file. Keys may be in any order, each exactly once.
  private init(parsing bytes: [UInt8], length: Int) throws(NPYError) {
    let text = String(decoding: bytes, as: UTF8.self)
    let shown = String(text.prefix(80).filter { !$0.isNewline })
    var scanner = PythonScanner(bytes)
    var (descr, fortran, shape): (String?, Bool?, [Int]?) = (nil, nil, nil)
    guard scanner.take("{") else { throw .badHeader(shown) }
    while !scanner.take("}") {
      guard let key = scanner.string(), scanner.take(":") else { throw .badHeader(shown) }
      switch key {
      case "descr" where descr == nil:
        guard let value = scanner.string() else { throw .notNumbers(shown) }
        descr = value
      case "fortran_order" where fortran == nil:
        fortran = scanner.take("True") ? true : scanner.take("False") ? false : nil
        if fortran == nil { throw .badHeader(shown) }
      case "shape" where shape == nil:
        guard let value = scanner.tuple(), value.count <= Self.mostDimensions else { throw .badHeader(shown) }
        shape = value
      default: throw .badHeader(shown)
      }
      guard scanner.take(",") || scanner.isBefore("}") else { throw .badHeader(shown) }
    }
    guard scanner.isAtEnd, let descr, let fortran, let shape else { throw .badHeader(shown) }
    guard let (kind, isBigEndian) = Self.kind(descr) else { throw .notNumbers(descr) }
    (self.kind, self.isBigEndian, isFortranOrder, self.shape) = (kind, isBigEndian, fortran, shape)
    self.length = length
  }

  /// The element type and byte order of a `descr` such as `<f4`, `|u1` or `>i8`.
  private static func kind(_ descr: String) -> (NumberKind, isBigEndian: Bool)? {
    let kinds: [String: NumberKind] = [
      "b1": .bool, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16, "u4": .uint32, "i4": .int32,
      "u8": .uint64, "i8": .int64, "f2": .float16, "f4": .float32, "f8": .float64,
    ]
    guard let order = descr.first, "<>|=".contains(order), let kind = kinds[String(descr.dropFirst())] else {
      return nil
    }
    return (kind, order == ">")
  }
}

/// A scanner for the few kinds of Python literal in such a header.
private struct PythonScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return position == bytes.count
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x0A, 0x09, 0x0D].contains(bytes[position]) { position += 1 }
  }

  mutating func isBefore(_ word: String) -> Bool {
    skipSpace()
    return bytes[position...].starts(with: word.utf8)
  }

  mutating func take(_ word: String) -> Bool {
    guard isBefore(word) else { return false }
    position += word.utf8.count
    return true
  }

  /// A string in single or double quotation marks. Escapes are not decoded, since no accepted string has any.
  mutating func string() -> String? {
    skipSpace()
    guard position < bytes.count, let quote = [0x27, 0x22].first(where: { $0 == bytes[position] }),
      let end = bytes[(position + 1)...].firstIndex(of: quote)
    else { return nil }
    let content = bytes[position + 1..<end]
    position = end + 1
    return String(validating: content, as: UTF8.self)
  }

  /// `(3, 28, 28)`, `(3,)` or `()`.
  mutating func tuple() -> [Int]? {
    guard take("(") else { return nil }
    var numbers: [Int] = []
    while !take(")") {
      skipSpace()
      let digits = bytes[position...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      position += digits.count
      // Python 2 writes long integers with a trailing L.
      _ = take("L")
      numbers.append(number)
      guard take(",") || isBefore(")") else { return nil }
    }
    return numbers
  }
}
