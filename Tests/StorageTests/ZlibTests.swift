// Zlib data: round trips in one piece and many, each way to be wrong, and every truncation and bit flip.

import Testing

@testable import Storage

struct ZlibTests {
  static let text = Array("the quick brown fox jumps over the lazy dog, and over it again".utf8)
  static let data = Zlib.deflate(text)

  /// All `count` bytes of `data`, which lies in `pieces` of it, to its end.
  private func inflate(
    _ data: [UInt8], pieces: [Range<Int>]? = nil, count: Int
  ) throws(ZlibError) -> [UInt8] {
    var reader = try ZlibReader(data, pieces: pieces ?? [0..<data.count])
    var output = [UInt8](repeating: 0, count: count)
    try reader.read(into: &output)
    try reader.finish()
    return output
  }

  @Test(arguments: [0, 1, 100, 65_535, 65_536, 1_000_000], [0, 1, 6, 9])
  func `round trip`(count: Int, level: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }
    #expect(try inflate(Zlib.deflate(bytes, level: level), count: count) == bytes)
  }

  @Test func `pieces are joined`() throws {
    let single = Self.data.indices.map { $0..<$0 + 1 }
    #expect(try inflate(Self.data, pieces: single, count: Self.text.count) == Self.text)
    let gapped = [9] + Self.data[..<5] + [9, 9] + Self.data[5...] + [9]
    let pieces = [0..<0, 1..<6, 6..<6, 8..<3 + Self.data.count, 2..<2]
    #expect(try inflate(gapped, pieces: pieces, count: Self.text.count) == Self.text)
  }

  @Test func `reads stretch after stretch`() throws {
    var reader = try ZlibReader(Self.data, pieces: [0..<Self.data.count])
    var output = Array("..........".utf8)
    try reader.read(into: &output, from: 7)
    #expect(output == Array(".......the".utf8))
    #expect(reader.count == 3)
    try reader.read(into: &output, from: 10)
    try reader.read(into: &output)
    #expect(output == Array(" quick bro".utf8))
  }

  @Test func `damage is said behind the rows before it`() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    var data = Zlib.deflate(bytes)
    data[data.count - 1] ^= 1
    var reader = try ZlibReader(data, pieces: [0..<data.count])
    var row = [UInt8](repeating: 0, count: 100)
    var rows: [UInt8] = []
    for _ in 0..<1_000 {
      try reader.read(into: &row)
      rows += row
    }
    #expect(rows == bytes)
    #expect(throws: ZlibError.corrupt("incorrect data check")) { try reader.finish() }
  }

  @Test func `wanting too much is said`() {
    let count = Self.text.count
    #expect(throws: ZlibError.tooShort(neededBytes: count + 1, foundBytes: count)) {
      try inflate(Self.data, count: count + 1)
    }
  }

  @Test(arguments: [0, 1, 61]) func `wanting too little is said`(count: Int) {
    #expect(throws: ZlibError.tooLong(expectedBytes: count)) { try inflate(Self.data, count: count) }
  }

  @Test func `bytes after the end are said`() {
    let longer = Self.data + [0, 0]
    #expect(throws: ZlibError.trailingBytes(count: 2)) { try inflate(longer, count: Self.text.count) }
    #expect(throws: ZlibError.trailingBytes(count: 3)) {
      try inflate(longer, pieces: [0..<longer.count, 0..<1], count: Self.text.count)
    }
  }

  @Test func `every truncation is said`() {
    for count in 0..<Self.data.count {
      #expect(throws: ZlibError.truncated(count: count)) {
        try inflate(Array(Self.data[..<count]), count: Self.text.count)
      }
    }
    #expect(throws: ZlibError.truncated(count: 0)) { try inflate([], pieces: [], count: 0) }
  }

  @Test func `every bit flip is caught or harmless`() {
    for bit in 0..<Self.data.count * 8 {
      var bytes = Self.data
      bytes[bit / 8] ^= 1 << (bit % 8)
      do throws(ZlibError) {
        #expect(try inflate(bytes, count: Self.text.count) == Self.text)
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test func `damage is said in zlibs words`() {
    var bytes = Self.data
    bytes[bytes.count - 1] ^= 1
    #expect(throws: ZlibError.corrupt("incorrect data check")) {
      try inflate(bytes, count: Self.text.count)
    }
    // Zlib data that begins with the header of "a dictionary is needed".
    #expect(throws: ZlibError.corrupt("a preset dictionary is needed")) {
      try inflate([0x78, 0xBB, 0, 0, 0, 1], count: 1)
    }
  }

  @Test func `checksum is the usual one`() {
    // The check value that catalogues of CRCs give for CRC-32/ISO-HDLC.
    let digits = Array("123456789".utf8)
    let checksum = Zlib.crc32(digits.span)
    #expect(checksum == 0xCBF4_3926)
    let ofNothing = Zlib.crc32(digits.span.extracting(0..<0))
    #expect(ofNothing == 0)
  }
}
