// Gzip: round trips, members, padding, limits, and every truncation and bit flip of a small file.

import Testing

@testable import Storage

struct GzipTests {
  static let text = Array("the quick brown fox jumps over the lazy dog, and over it again".utf8)
  static let file = Gzip.deflate(ByteBuffer(text))

  // Written by Python's gzip module (mtime 0): another writer's header, with the name "a.txt" in it.
  static let named: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x08, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x61, 0x2E, 0x74, 0x78, 0x74, 0x00,
    0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xD7, 0x51, 0xC8, 0x40, 0xA2, 0xB8, 0x00, 0xE7, 0x42, 0x6E, 0x52,
    0x14, 0x00, 0x00, 0x00,
  ]

  @Test(arguments: [0, 1, 100, 65535, 65536, 65537, 1_000_000], [0, 1, 6, 9])
  func `round trip`(count: Int, level: Int) throws {
    let bytes = ByteBuffer((0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) })
    let file = Gzip.deflate(bytes, level: level)
    #expect(Gzip.isGzip(file))
    #expect(try Gzip.inflate(file, limit: count) == bytes)
  }

  @Test func `equal bytes give equal files`() {
    #expect(Gzip.deflate(ByteBuffer(Self.text)) == Self.file)
  }

  @Test func `reads file of another writer`() throws {
    #expect(try Gzip.inflate(ByteBuffer(Self.named), limit: 100).array == Array("hello, hello, hello\n".utf8))
  }

  @Test func `members are joined`() throws {
    let members = Self.file.array + Gzip.deflate(ByteBuffer()).array + Self.named + Self.file.array
    let expected = Self.text + Array("hello, hello, hello\n".utf8) + Self.text
    #expect(try Gzip.inflate(ByteBuffer(members), limit: expected.count).array == expected)
    #expect(throws: GzipError.tooLarge(limit: expected.count - 1)) {
      try Gzip.inflate(ByteBuffer(members), limit: expected.count - 1)
    }
  }

  @Test func `zero padding is passed over`() throws {
    let padded = ByteBuffer(Self.file.array + [UInt8](repeating: 0, count: 512))
    #expect(try Gzip.inflate(padded, limit: 100).array == Self.text)
  }

  @Test(arguments: [[1], [0, 0, 1], [0x1F], Array("<html>".utf8)])
  func `other trailing bytes are refused`(trailer: [UInt8]) {
    #expect(throws: GzipError.trailingBytes(count: trailer.count)) {
      try Gzip.inflate(ByteBuffer(Self.file.array + trailer), limit: 1000)
    }
  }

  @Test(arguments: [[], [0x1F], [0x1F, 0x8C, 8], Array("plain text".utf8)])
  func `other content is not gzip`(bytes: [UInt8]) {
    #expect(!Gzip.isGzip(ByteBuffer(bytes)))
    #expect(throws: GzipError.notGzip) { try Gzip.inflate(ByteBuffer(bytes), limit: 1000) }
  }

  @Test func `every truncation is said`() {
    for count in 2..<Self.file.count {
      #expect(throws: GzipError.truncated(count: count)) {
        try Gzip.inflate(Self.file[0..<count], limit: 1000)
      }
    }
  }

  @Test func `every bit flip is caught or harmless`() {
    let original = Self.file.array
    for bit in 16..<original.count * 8 {
      var bytes = original
      bytes[bit / 8] ^= 1 << (bit % 8)
      // A flip in the header's time or system changes nothing that is kept; any other is an error.
      do throws(GzipError) {
        let text = try Gzip.inflate(ByteBuffer(bytes), limit: 1000)
        #expect(text.array == Self.text)
        #expect(bit / 8 < 10)
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test(arguments: [8, 4])
  func `wrong trailer is damage`(fromEnd: Int) {
    var bytes = Self.file.array
    bytes[bytes.count - fromEnd] ^= 1
    let reason = fromEnd == 8 ? "incorrect data check" : "incorrect length check"
    #expect(throws: GzipError.corrupt(reason)) { try Gzip.inflate(ByteBuffer(bytes), limit: 1000) }
  }

  @Test func `bomb stops at the limit`() throws {
    let bomb = Gzip.deflate(ByteBuffer([UInt8](repeating: 0, count: 10_000_000)), level: 9)
    #expect(bomb.count < 10_000)
    #expect(throws: GzipError.tooLarge(limit: 100_000)) { try Gzip.inflate(bomb, limit: 100_000) }
    #expect(throws: GzipError.tooLarge(limit: 0)) { try Gzip.inflate(bomb, limit: 0) }
    #expect(try Gzip.inflate(bomb, limit: 10_000_000).count == 10_000_000)
  }

  @Test func `lying length costs nothing`() {
    var bytes = Self.file.array
    bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(Gzip.expectedCount(of: ByteBuffer(bytes)) == bytes.count * 1032)
    #expect(Gzip.expectedCount(of: Self.file) == Self.text.count)
    #expect(throws: GzipError.corrupt("incorrect length check")) {
      try Gzip.inflate(ByteBuffer(bytes), limit: .max)
    }
  }
}
