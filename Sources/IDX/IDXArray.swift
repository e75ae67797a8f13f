// An IDX file: element type, dimensions, and the elements as stored in the file.

import Storage

/// An array of numbers in the IDX format of the MNIST files.
///
/// The format: two zero bytes; one byte for the element type; one byte for the number of dimensions; one big-endian
/// 32-bit unsigned integer per dimension; then the elements, the last dimension varying fastest, each big-endian. There
/// is no padding and no trailer.
/// Source: <https://web.archive.org/web/2020/http://yann.lecun.com/exdb/mnist/>, "The IDX file format".
public struct IDXArray: Sendable, Equatable {
  public let elementType: IDXElementType
  /// The dimensions, slowest varying first: 1 to 255 of them, each 0 to 2³² - 1.
  public let dimensions: [Int]
  /// The elements, big-endian; a slice of the file's bytes if parsed from a file.
  public let elements: ByteBuffer

  /// The number of elements: the product of the dimensions.
  public var count: Int { elements.count / elementType.size }

  /// An array over `elements`, which are laid out as in a file and not copied.
  ///
  /// Traps if the format cannot represent `dimensions`, or if `elements` has another length than they require.
  public init(elementType: IDXElementType, dimensions: [Int], elements: ByteBuffer) {
    precondition(
      (1...255).contains(dimensions.count) && dimensions.allSatisfy { UInt32(exactly: $0) != nil },
      "IDX cannot hold the dimensions \(dimensions)")
    precondition(
      IDXHeader.byteCount(elementType, dimensions) == elements.count,
      "\(elements.count) bytes for \(elementType) of dimensions \(dimensions)")
    self.elementType = elementType
    self.dimensions = dimensions
    self.elements = elements
  }

  /// An array of `values`; traps unless their number is the product of `dimensions`.
  @inlinable
  public init<Element: IDXElement>(_ values: [Element], dimensions: [Int]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * Element.idxType.size)
    for value in values { bytes.append(bigEndian: value.idxBits) }
    self.init(elementType: Element.idxType, dimensions: dimensions, elements: ByteBuffer(bytes))
  }

  /// The elements as Swift values; nil if `Element` does not correspond to `elementType`.
  @inlinable
  public func values<Element: IDXElement>(as _: Element.Type = Element.self) -> [Element]? {
    guard Element.idxType == elementType else { return nil }
    return elements.withSpan { bytes in
      var values: [Element] = []
      values.reserveCapacity(count)
      for start in stride(from: 0, to: bytes.count, by: elementType.size) {
        values.append(Element(idxBits: bytes.bigEndian(at: start)))
      }
      return values
    }
  }
}

// MARK: - Files

extension IDXArray {
  /// Parses an uncompressed IDX file. Its length must match the header exactly.
  ///
  /// The header is checked against the number of bytes before it is used, and only the dimensions are copied.
  public init(parsing file: ByteBuffer) throws(IDXError) {
    let header = try IDXHeader(beginning: file)
    let (declared, found) = (header.byteCount, file.count - header.length)
    guard found >= declared else { throw .tooShort(header.dimensions, declared: declared, found: found) }
    guard found <= declared else { throw .tooLong(header.dimensions, declared: declared, found: found) }
    self.init(
      elementType: header.elementType, dimensions: header.dimensions,
      elements: file[header.length..<file.count])
  }

  /// Parses an IDX file that may be compressed with gzip, which is detected by content, not by name.
  ///
  /// A compressed file is unpacked only as far as its header declares, which must be within `limit` bytes. MNIST's
  /// largest file has 47,040,016.
  public init(loading file: ByteBuffer, limit: Int = 4 << 30) throws(IDXError) {
    guard Gzip.isGzip(file) else {
      try self.init(parsing: file)
      return
    }
    let head = Gzip.head(of: file, count: IDXHeader.longest)
    // A shorter head is all that there is, or the file is damaged, which unpacking it says.
    guard head.count == IDXHeader.longest else {
      try self.init(parsing: try Self.unpacked(file, limit: min(limit, IDXHeader.longest)))
      return
    }
    let header = try IDXHeader(beginning: ByteBuffer(head))
    guard header.byteCount <= limit - header.length else { throw .gzip(.tooLarge(limit: limit)) }
    let size = header.length + header.byteCount
    do throws(IDXError) {
      try self.init(parsing: try Self.unpacked(file, limit: size))
    } catch {
      throw error == .gzip(.tooLarge(limit: size))
        ? .tooLong(header.dimensions, declared: header.byteCount, found: nil) : error
    }
  }

  private static func unpacked(_ file: ByteBuffer, limit: Int) throws(IDXError) -> ByteBuffer {
    do { return try Gzip.inflate(file, limit: limit) } catch { throw .gzip(error) }
  }

  /// The array as an IDX file.
  public func encoded() -> [UInt8] {
    var bytes = Self.header(elementType, dimensions: dimensions)
    bytes.reserveCapacity(bytes.count + elements.count)
    bytes += elements.array
    return bytes
  }

  /// The header of an IDX file, which precedes the elements; traps if the format cannot represent `dimensions`.
  public static func header(_ elementType: IDXElementType, dimensions: [Int]) -> [UInt8] {
    var bytes: [UInt8] = [0, 0, elementType.rawValue, UInt8(dimensions.count)]
    for dimension in dimensions { bytes.append(bigEndian: UInt32(dimension)) }
    return bytes
  }
}

extension Array<UInt8> {
  @inlinable
  mutating func append<Bits: FixedWidthInteger>(bigEndian bits: Bits) {
    for shift in stride(from: Bits.bitWidth - 8, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: bits >> shift))
    }
  }
}

extension Span<UInt8> {
  /// The big-endian integer that starts at byte `start`.
  @inlinable
  func bigEndian<Bits: FixedWidthInteger & UnsignedInteger>(at start: Int) -> Bits {
    var bits: Bits = 0
    for index in start..<start + Bits.bitWidth / 8 { bits = bits << 8 | Bits(self[index]) }
    return bits
  }
}
