// One array as NumPy saves it (.npy). It reads every type of plain number in either byte order and either order of
// elements; objects, texts and records are refused, since reading them would mean to run a pickle.
//
// `\x93NUMPY`, two bytes of version, the header's length (2 bytes in version 1, 4 after it, least significant first),
// the header, a Python dictionary of `descr`, `fortran_order` and `shape`, then the elements.
// Source: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.

import Storage

/// Why bytes are no array of numbers.
public enum NPYError: Error, Equatable, CustomStringConvertible {
  case notNPY
  case version(UInt8)
  case headerTooShort(needed: Int, found: Int)
  case badHeader(String)
  case notNumbers(String)
  case tooManyElements([Int])
  case wrongSize([Int], declared: Int, found: Int)

  public var description: String {
    switch self {
    case .notNPY: "this is not a .npy file: it does not begin with \\x93NUMPY"
    case .version(let version): "it has version \(version) of the .npy format; 1 to 3 are supported"
    case .headerTooShort(let needed, let found):
      "it ends inside its header: \(found.grouped) of \(needed.grouped) bytes are there"
    case .badHeader(let text):
      "its header is not the dictionary of descr, fortran_order and shape that was expected: '\(text)'"
    case .notNumbers(let text):
      "its elements are of type '\(text)', not plain numbers: save it with x.astype('uint8')"
    case .tooManyElements(let shape):
      "it declares \(shape.map(\.grouped).joined(separator: " x ")) elements, more than any file can hold"
    case .wrongSize(let shape, let declared, let found):
      "it declares \(shape.map(\.grouped).joined(separator: " x ")) elements in \(declared.grouped) bytes, and"
        + " \(found.grouped) follow; save it again"
    }
  }
}

extension NumberArray {
  private static let magic = [0x93] + Array("NUMPY".utf8)
  /// NumPy's own limit is 10,000 bytes.
  private static let longestHeader = 65_536

  /// Whether a file begins as an array of NumPy does.
  public static func isNPY(_ bytes: ByteBuffer) -> Bool {
    bytes.count >= magic.count && bytes[0..<magic.count].array == magic
  }

  /// Reads `file`, all of it.
  public init(npy file: ByteBuffer) throws(NPYError) {
    guard Self.isNPY(file) else { throw .notNPY }
    guard file.count >= 10 else { throw .headerTooShort(needed: 10, found: file.count) }
    guard 1...3 ~= file[6] else { throw .version(file[6]) }
    let lengthBytes = file[6] == 1 ? 2 : 4
    let start = 8 + lengthBytes
    guard file.count >= start else { throw .headerTooShort(needed: start, found: file.count) }
    let length = file[8..<start].array.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.longestHeader else { throw .badHeader("\(length) bytes long") }
    let end = start + length
    guard file.count >= end else { throw .headerTooShort(needed: end, found: file.count) }
    let header = try NPYHeader(parsing: file[start..<end].array)

    let found = file.count - end
    guard let declared = header.byteCount else { throw .tooManyElements(header.shape) }
    guard declared == found else { throw .wrongSize(header.shape, declared: declared, found: found) }
    let bytes = file[end..<file.count]
    if header.isFortranOrder, header.shape.count > 1 {
      self = .fromFortranOrder(
        kind: header.kind, dimensions: header.shape, bytes: bytes, isBigEndian: header.isBigEndian)
    } else {
      self.init(kind: header.kind, dimensions: header.shape, bytes: bytes, isBigEndian: header.isBigEndian)
    }
  }
}
