// IDXArray: round trips of every type, one hand-made file for each error, and every mutation of a small file.

import IDX
import Storage
import Testing

struct IDXArrayTests {
  // 2 x 3 unsigned bytes.
  static let small: [UInt8] = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 10, 11, 12, 20, 21, 22]

  @Test func `parses bytes`() throws {
    let array = try IDXArray(parsing: ByteBuffer(Self.small))
    #expect(array.elementType == .uint8)
    #expect(array.dimensions == [2, 3])
    #expect(array.count == 6)
    #expect(array.elements.array == [10, 11, 12, 20, 21, 22])
  }

  // The bytes are spelt out once for each type: a round trip alone would not see a wrong byte order.
  @Test func `every type is big endian`() throws {
    try expect([0, 0, 0x08, 1, 0, 0, 0, 2, 0x01, 0xFF], holds: [1, 255] as [UInt8])
    try expect([0, 0, 0x09, 1, 0, 0, 0, 2, 0x01, 0xFF], holds: [1, -1] as [Int8])
    try expect([0, 0, 0x0B, 1, 0, 0, 0, 2, 0x01, 0x02, 0xFF, 0xFE], holds: [258, -2] as [Int16])
    try expect([0, 0, 0x0C, 1, 0, 0, 0, 1, 0x01, 0x02, 0x03, 0x04], holds: [0x0102_0304] as [Int32])
    try expect([0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0xC0, 0, 0], holds: [1.5] as [Float])
    try expect([0, 0, 0x0E, 1, 0, 0, 0, 1, 0xC0, 0x04, 0, 0, 0, 0, 0, 0], holds: [-2.5] as [Double])
  }

  private func expect<Element: IDXElement & Equatable>(
    _ file: [UInt8], holds values: [Element], location: SourceLocation = #_sourceLocation
  ) throws {
    let array = try IDXArray(parsing: ByteBuffer(file))
    #expect(array.values() == values, sourceLocation: location)
    #expect(IDXArray(values, dimensions: [values.count]).encoded() == file, sourceLocation: location)
  }

  @Test func `extremes survive a round trip`() throws {
    try roundTrip([UInt8.min, .max])
    try roundTrip([Int8.min, -1, 0, .max])
    try roundTrip([Int16.min, -1, 0, .max])
    try roundTrip([Int32.min, -1, 0, .max])
    try roundTrip([-Float.infinity, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude])
    try roundTrip([-Double.infinity, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude])
  }

  private func roundTrip<Element: IDXElement & Equatable>(_ values: [Element]) throws {
    let array = IDXArray(values, dimensions: [1, values.count, 1])
    let parsed = try IDXArray(parsing: ByteBuffer(array.encoded()))
    #expect(parsed == array)
    #expect(parsed.values() == values)
  }

  @Test func `not a number keeps its bits`() throws {
    let payload = Float(bitPattern: 0x7FC0_1234)
    let array = IDXArray([payload], dimensions: [1])
    let values = try #require(array.values(as: Float.self))
    #expect(values[0].bitPattern == 0x7FC0_1234)
  }

  @Test func `values of another type are nil`() throws {
    let array = try IDXArray(parsing: ByteBuffer(Self.small))
    #expect(array.values(as: Int8.self) == nil)
    #expect(array.values(as: Float.self) == nil)
  }

  @Test func `zero dimension holds nothing`() throws {
    let array = try IDXArray(parsing: ByteBuffer([0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 5]))
    #expect(array.count == 0)
    #expect(array.values(as: UInt8.self) == [])
  }

  @Test func `most dimensions that there can be`() throws {
    let array = IDXArray([7] as [UInt8], dimensions: [Int](repeating: 1, count: 255))
    #expect(try IDXArray(parsing: ByteBuffer(array.encoded())) == array)
  }

  @Test func `elements share the files memory`() throws {
    let file = ByteBuffer([UInt8](IDXArrayTests.small))
    let array = try IDXArray(parsing: file)
    let (start, inside) = (file.withSpan(address), array.elements.withSpan(address))
    #expect(inside == start + 12)
  }

  private func address(_ span: Span<UInt8>) -> Int {
    span.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
  }
}

struct IDXErrorTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let file: [UInt8]
    let error: IDXError
    let sentence: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "empty file", file: [], error: .headerTooShort(needed: 4, found: 0), sentence: "the file is empty"
    ),
    Case(
      name: "ends in the magic number", file: [0, 0, 8], error: .headerTooShort(needed: 4, found: 3),
      sentence: "it ends inside its header: 3 of 4 bytes are there"),
    Case(
      name: "ends in the dimensions", file: [0, 0, 8, 3, 0, 0, 0, 1],
      error: .headerTooShort(needed: 16, found: 8),
      sentence: "it ends inside its header: 8 of 16 bytes are there"),
    Case(
      name: "255 dimensions declared", file: [0, 0, 8, 255, 0, 0, 0, 1],
      error: .headerTooShort(needed: 1024, found: 8),
      sentence: "it ends inside its header: 8 of 1,024 bytes are there"),
    Case(
      name: "first byte not zero", file: [1, 0, 8, 1, 0, 0, 0, 0],
      error: .notIDX(firstBytes: [1, 0, 8, 1]),
      sentence: "this is not an IDX file: it begins with the bytes 01 00 08 01, not 00 00"),
    Case(
      name: "second byte not zero", file: [0, 0xAB, 8, 1, 0, 0, 0, 0],
      error: .notIDX(firstBytes: [0, 0xAB, 8, 1]),
      sentence: "this is not an IDX file: it begins with the bytes 00 ab 08 01, not 00 00"),
    Case(
      name: "type 0x0A", file: [0, 0, 0x0A, 1, 0, 0, 0, 0], error: .undefinedType(0x0A),
      sentence: "it declares elements of type 0x0A, which IDX does not define"),
    Case(
      name: "type 0x0F", file: [0, 0, 0x0F, 1, 0, 0, 0, 0], error: .undefinedType(0x0F),
      sentence: "it declares elements of type 0x0F, which IDX does not define"),
    Case(
      name: "no dimensions", file: [0, 0, 8, 0, 7], error: .noDimensions,
      sentence: "it declares no dimensions, so it holds nothing"),
    Case(
      name: "one byte too few", file: [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3],
      error: .tooShort([2, 2], declared: 4, found: 3),
      sentence: "it declares 2 x 2 elements in 4 bytes, but only 3 follow; it is cut off, so fetch it again"),
    Case(
      name: "one byte too many", file: [0, 0, 0x0B, 1, 0, 0, 0, 1, 1, 2, 3],
      error: .tooLong([1], declared: 2, found: 3),
      sentence:
        "it declares 1 elements in 2 bytes, but 3 follow; its header or its end is wrong, so fetch it again"),
    Case(
      name: "four billion elements", file: [0, 0, 0x0E, 1, 0xFF, 0xFF, 0xFF, 0xFF],
      error: .tooShort([4_294_967_295], declared: 34_359_738_360, found: 0),
      sentence:
        "it declares 4,294,967,295 elements in 34,359,738,360 bytes, but only 0 follow; it is cut off,"
        + " so fetch it again"),
    Case(
      name: "product that overflows", file: [0, 0, 8, 3] + [UInt8](repeating: 0xFF, count: 12),
      error: .tooManyElements([4_294_967_295, 4_294_967_295, 4_294_967_295]),
      sentence:
        "it declares 4,294,967,295 x 4,294,967,295 x 4,294,967,295 elements, more than any file can hold"
    ),
    Case(
      name: "gzip", file: [0x1F, 0x8B, 8, 0], error: .foreign(.gzip),
      sentence: "this is a gzip file, not an IDX file"),
    Case(
      name: "web page", file: Array("<!DOCTYPE html>".utf8), error: .foreign(.webPage),
      sentence: "this is a web page, saved in place of the data, not an IDX file"),
    Case(
      name: "Git LFS pointer", file: Array("version https://git-lfs.github.com/spec/v1\n".utf8),
      error: .foreign(.gitLFSPointer),
      sentence: "this is a Git LFS pointer ('git lfs pull' fetches what it stands for), not an IDX file"),
  ]

  @Test(arguments: cases)
  func `error of file`(example: Case) {
    #expect(throws: example.error) { try IDXArray(parsing: ByteBuffer(example.file)) }
    #expect(example.error.description == example.sentence)
  }

  @Test(arguments: IDXElementType.allCases)
  func `every truncation is refused`(type: IDXElementType) {
    let elements = ByteBuffer([UInt8](0..<UInt8(6 * type.size)))
    let file = ByteBuffer(IDXArray(elementType: type, dimensions: [2, 3], elements: elements).encoded())
    for count in 0..<file.count {
      #expect(throws: IDXError.self) { try IDXArray(parsing: file[0..<count]) }
    }
  }

  @Test(arguments: IDXElementType.allCases)
  func `every changed byte is refused or another array`(type: IDXElementType) {
    let elements = ByteBuffer([UInt8](0..<UInt8(6 * type.size)))
    let original = IDXArray(elementType: type, dimensions: [2, 3], elements: elements).encoded()
    for index in original.indices {
      for value in UInt8.min...UInt8.max where value != original[index] {
        var file = original
        file[index] = value
        // Whatever is accepted is written back as the very same bytes.
        if let array = try? IDXArray(parsing: ByteBuffer(file)) {
          #expect(array.encoded() == file)
        } else {
          #expect(index < 12)
        }
      }
    }
  }
}

struct IDXLoadingTests {
  static let plain = ByteBuffer(IDXArrayTests.small)

  @Test func `compressed and plain are the same`() throws {
    let array = try IDXArray(parsing: Self.plain)
    #expect(try IDXArray(loading: Self.plain) == array)
    #expect(try IDXArray(loading: Gzip.deflate(Self.plain)) == array)
  }

  @Test func `limit is of the unpacked bytes`() throws {
    let file = Gzip.deflate(Self.plain)
    #expect(try IDXArray(loading: file, limit: Self.plain.count).count == 6)
    #expect(throws: IDXError.gzip(.tooLarge(limit: Self.plain.count - 1))) {
      try IDXArray(loading: file, limit: Self.plain.count - 1)
    }
  }

  /// The limit counts the header, of a file that is longer than any header as well.
  @Test(arguments: [1, 1_000, 1_012, 1_013, 5_000])
  func `the limit is reached and not passed`(count: Int) throws {
    let file = Gzip.deflate(
      ByteBuffer(IDXArray([UInt8](repeating: 3, count: count), dimensions: [count]).encoded()))
    #expect(try IDXArray(loading: file, limit: count + 8).count == count)
    #expect(throws: IDXError.gzip(.tooLarge(limit: count + 7))) {
      try IDXArray(loading: file, limit: count + 7)
    }
  }

  @Test(arguments: [0, 1_000, 1_012, 1_013, 10_000])
  func `unpacking stops where the header says`(declared: Int) throws {
    func file(_ length: Int) -> ByteBuffer {
      let header = IDXArray.header(.uint8, dimensions: [declared, 1, 1])
      return Gzip.deflate(ByteBuffer(header + [UInt8](repeating: 7, count: length)))
    }
    #expect(try IDXArray(loading: file(declared)).count == declared)
    // Damage at the end, which is not reached.
    let long = file(5_000_000).array.dropLast(8)
    let error = IDXError.tooLong([declared, 1, 1], declared: declared, found: nil)
    #expect(throws: error) { try IDXArray(loading: ByteBuffer(Array(long))) }
    #expect("\(error)".contains(" bytes, but more follow; its header or its end is wrong"))
    if declared > 0 {
      #expect(throws: IDXError.tooShort([declared, 1, 1], declared: declared, found: declared - 1)) {
        try IDXArray(loading: file(declared - 1))
      }
    }
  }

  @Test func `truncated download is said`() {
    let file = Gzip.deflate(Self.plain)
    #expect(throws: IDXError.gzip(.truncated(count: 20))) { try IDXArray(loading: file[0..<20]) }
  }

  @Test func `compressed twice`() {
    #expect(throws: IDXError.foreign(.gzip)) {
      try IDXArray(loading: Gzip.deflate(Gzip.deflate(Self.plain)))
    }
  }

  @Test func `every bit flip of a compressed file is handled`() {
    let original = Gzip.deflate(Self.plain).array
    for bit in 0..<original.count * 8 {
      var file = original
      file[bit / 8] ^= 1 << (bit % 8)
      if let array = try? IDXArray(loading: ByteBuffer(file)) {
        #expect(array.encoded() == IDXArrayTests.small)
      }
    }
  }
}

struct IDXArrayPreconditionTests {
  @Test func `count must match the dimensions`() async {
    await #expect(processExitsWith: .failure) { _ = IDXArray([1, 2, 3] as [UInt8], dimensions: [2, 2]) }
  }

  @Test func `dimensions must fit the format`() async {
    await #expect(processExitsWith: .failure) { _ = IDXArray([1] as [UInt8], dimensions: []) }
    await #expect(processExitsWith: .failure) { _ = IDXArray([] as [UInt8], dimensions: [0, 1 << 32]) }
  }
}
