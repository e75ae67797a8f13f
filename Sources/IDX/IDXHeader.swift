// What stands before the elements of an IDX file: their type and the dimensions. It reads no element; IDXArray does, and
// describes the format.

import Storage

/// The beginning of an IDX file.
struct IDXHeader {
  let elementType: IDXElementType
  let dimensions: [Int]
  /// Bytes of all elements, by what the dimensions declare.
  let byteCount: Int
  /// Bytes before the elements.
  var length: Int { 4 + 4 * dimensions.count }

  /// Bytes of a header with 255 dimensions.
  static let longest = 4 + 4 * 255

  /// Reads the header that `file`, or its first stretch, begins with.
  init(beginning file: ByteBuffer) throws(IDXError) {
    if let foreign = ForeignContent(recognising: file) { throw .foreign(foreign) }
    guard file.count >= 4 else { throw .headerTooShort(needed: 4, found: file.count) }
    guard file[0] == 0, file[1] == 0 else { throw .notIDX(firstBytes: file[0..<4].array) }
    guard let elementType = IDXElementType(rawValue: file[2]) else { throw .undefinedType(file[2]) }
    let rank = Int(file[3])
    guard rank > 0 else { throw .noDimensions }
    let length = 4 + 4 * rank
    guard file.count >= length else { throw .headerTooShort(needed: length, found: file.count) }
    let dimensions = file.withSpan { bytes in
      var dimensions: [Int] = []
      for index in 0..<rank { dimensions.append(Int(bytes.bigEndian(at: 4 + 4 * index) as UInt32)) }
      return dimensions
    }
    guard let byteCount = Self.byteCount(elementType, dimensions) else { throw .tooManyElements(dimensions) }
    (self.elementType, self.dimensions, self.byteCount) = (elementType, dimensions, byteCount)
  }

  /// The bytes of `dimensions` elements, or nil when that does not fit in an Int.
  static func byteCount(_ elementType: IDXElementType, _ dimensions: [Int]) -> Int? {
    elementType.size.times(dimensions)
  }
}
