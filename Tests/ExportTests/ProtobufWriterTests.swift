// The wire format, byte by byte; the numbers are the examples of its own documentation where it has some.

import Testing

@testable import Export

struct ProtobufWriterTests {
  @Test(
    arguments: [
      (1, 0, [0x08, 0x00]), (1, 150, [0x08, 0x96, 0x01]), (1, 127, [0x08, 0x7F]),
      (1, 128, [0x08, 0x80, 0x01]),
      (16, 1, [0x80, 0x01, 0x01]), (20, 2, [0xA0, 0x01, 0x02]),
      (1, .max, [0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
    ] as [(Int, Int, [UInt8])])
  func `writes a number as its key and a varint`(field: Int, value: Int, bytes: [UInt8]) {
    #expect(ProtobufWriter.message { $0.write(field, value) } == bytes)
  }

  @Test func `writes texts and bytes after their length`() {
    let message = ProtobufWriter.message {
      $0.write(2, "testing")
      $0.write(9, bytes: [0, 255])
      $0.write(3, "")
    }
    #expect(message == [0x12, 0x07] + Array("testing".utf8) + [0x4A, 0x02, 0, 255] + [0x1A, 0x00])
  }

  @Test func `writes a message within a message`() {
    let message = ProtobufWriter.message { $0.write(3) { $0.write(1, 150) } }
    #expect(message == [0x1A, 0x03, 0x08, 0x96, 0x01])
  }
}
