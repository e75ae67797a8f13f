// Reads one NumPy array file (.npy): every plain numeric type, in either byte order and in C or Fortran order.
// Objects, strings and records are rejected, because reading them would mean running a pickle.
//
// Layout: `\x93NUMPY`, two bytes of version, the header length (little-endian, 2 bytes in version 1, 4 bytes in later
// versions), the header (a Python dictionary of `descr`, `fortran_order` and `shape`), then the elements.
// Source: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.

import Storage

/// Why bytes are not a readable array of numbers.
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
  /// Whether a file starts with NumPy's magic bytes.
  public static func isNPY(_ bytes: ByteBuffer) -> Bool { NPYHeader.isMagic(bytes) }

  /// Reads an array from `file`, which must hold nothing else.
  public init(npy file: ByteBuffer) throws(NPYError) {
    let header = try NPYHeader(beginning: file)
    try header.requireSize(file.count)
    let bytes = file[header.length..<file.count]
    if header.isFortranOrder, header.shape.count > 1 {
      self = .fromFortranOrder(
        kind: header.kind, dimensions: header.shape, bytes: bytes, isBigEndian: header.isBigEndian)
    } else {
      self.init(kind: header.kind, dimensions: header.shape, bytes: bytes, isBigEndian: header.isBigEndian)
    }
  }

  /// Reads the entry `name` of `archive`, at most `limit` bytes; nil if there is no such entry.
  ///
  /// Checks the size declared in the array's header against the archive's directory before decompressing the entry,
  /// and decompresses no more than that.
  public init?(npy name: String, in archive: ZIPFile, limit: Int) throws {
    guard let (head, size) = try archive.head(of: name, count: NPYHeader.longest) else { return nil }
    // A shorter head means that the entry is damaged; decompressing it reports the error.
    if head.count == min(size, NPYHeader.longest) { try NPYHeader(beginning: head).requireSize(size) }
    guard let content = try archive.content(of: name, limit: limit) else { return nil }
    try self.init(npy: content)
  }
}
