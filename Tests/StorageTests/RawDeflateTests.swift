// Bare deflate data, unpacked to a length that is known; and gzip data unpacked in stretches.

import Testing

@testable import Storage

struct RawDeflateTests {
  private static let content = [UInt8](repeating: 7, count: 300) + [1, 2, 3]
  /// Zlib data without its header of 2 bytes and its sum of 4.
  private static let packed = Array(Zlib.deflate(content).dropFirst(2).dropLast(4))

  private func inflate(_ bytes: [UInt8], count: Int) throws(ZlibError) -> [UInt8] {
    try RawDeflate.inflate(ByteBuffer(bytes), count: count).array
  }

  @Test func `unpacks to the length that is said, and no other`() throws {
    let packed = Self.packed
    #expect(try inflate(packed, count: 303) == Self.content)
    #expect(throws: ZlibError.tooLong(expectedBytes: 302)) { try inflate(packed, count: 302) }
    #expect(throws: ZlibError.tooShort(neededBytes: 304, foundBytes: 303)) { try inflate(packed, count: 304) }
    #expect(throws: ZlibError.trailingBytes(count: 2)) { try inflate(packed + [0, 0], count: 303) }
    #expect(throws: ZlibError.truncated(count: packed.count - 1)) {
      try inflate(Array(packed.dropLast()), count: 303)
    }
  }

  /// Deflate data expands to 1,032 times its size at most, so that more is refused before memory is taken. These two
  /// bytes are the shortest that there are, of nothing.
  @Test func `a length beyond what there can be is refused at once`() {
    #expect(throws: ZlibError.tooShort(neededBytes: 3_096, foundBytes: 0)) {
      try inflate([3, 0], count: 3_096)
    }
    #expect(throws: ZlibError.tooShort(neededBytes: 3_097, foundBytes: 2_064)) {
      try inflate([3, 0], count: 3_097)
    }
  }

  @Test(arguments: [0, 1, 5, 303, 400])
  func `the head is the beginning`(count: Int) {
    #expect(
      RawDeflate.head(of: ByteBuffer(Self.packed), count: count).array == Array(Self.content.prefix(count)))
  }
}

struct GzipStretchesTests {
  private func stretches(_ file: [UInt8]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try Gzip.inflate(ByteBuffer(file)) { stretch in
      for index in stretch.indices { bytes.append(stretch[index]) }
    }
    return bytes
  }

  private let members = GzipTests.file.array + GzipTests.named
  private let text = GzipTests.text + Array("hello, hello, hello\n".utf8)

  @Test func `members are joined, and zero padding is passed over`() throws {
    #expect(try stretches(members) == text)
    #expect(try stretches(members + [0, 0, 0]) == text)
  }

  @Test func `other bytes are refused`() {
    #expect(throws: GzipError.trailingBytes(count: 3)) { try stretches(members + [0, 0, 1]) }
    #expect(throws: GzipError.truncated(count: members.count - 1)) {
      try stretches(Array(members.dropLast()))
    }
    #expect(throws: GzipError.notGzip) { try stretches([1, 2, 3]) }
    var damaged = GzipTests.file.array
    damaged[damaged.count - 8] ^= 1
    #expect(throws: GzipError.corrupt("incorrect data check")) { try stretches(damaged) }
  }

  /// Longer than a stretch of 262,144 bytes, so that a head can end in the second one.
  @Test(arguments: [0, 1, 262_143, 262_144, 262_145, 300_000, 400_000])
  func `the head is the beginning`(count: Int) {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let head = Gzip.head(of: Gzip.deflate(ByteBuffer(bytes), level: 1), count: count)
    #expect(ByteBuffer(head) == ByteBuffer(Array(bytes.prefix(count))))
  }

  @Test func `a head is read of what is damaged behind it`() {
    let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }
    let file = Gzip.deflate(ByteBuffer(bytes))
    #expect(Gzip.head(of: file[0..<file.count / 2], count: 100) == Array(bytes.prefix(100)))
    #expect(Gzip.head(of: ByteBuffer([1, 2]), count: 100).isEmpty)
  }
}
