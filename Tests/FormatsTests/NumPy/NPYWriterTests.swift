// NumPy's files and the archive that they stand in, byte by byte.

import Storage
import Testing

@testable import Formats

struct NPYWriterTests {
  @Test(arguments: [([3], "(3, )"), ([1, 3], "(1, 3, )"), ([3, 1, 1], "(3, 1, 1, )")])
  func `an array says its shape in a header of whole 64 bytes`(shape: [Int], tuple: String) {
    let bytes = NPYWriter.encode([1, -2, 0.5], shape: shape)
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': \(tuple)}"
    #expect(bytes.count == 128 + 12)
    #expect(bytes[..<10] == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0])
    #expect(
      bytes[10..<128]
        == ArraySlice((header + String(repeating: " ", count: 117 - header.utf8.count) + "\n").utf8))
    #expect(bytes[128...] == [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0, 0x3F])
  }

  @Test func `an archive holds its files and where they begin`() {
    var archive = ZIPWriter()
    let digits = Array("123456789".utf8)
    let written =
      archive.header(of: "a", size: 9, sum: Zlib.crc32(digits.span)) + digits
      + archive.header(of: "bc", size: 0, sum: 0) + archive.end()
    // The CRC-32 of "123456789" is the check value of its catalogue, CBF43926.
    let headers: [[UInt8]] = [
      [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0x26, 0x39, 0xF4, 0xCB, 9, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0],
      [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0],
    ]
    let files =
      Array("PK\u{3}\u{4}".utf8) + headers[0] + Array("a123456789".utf8)
      + Array("PK\u{3}\u{4}".utf8) + headers[1] + Array("bc".utf8)
    let zeros = [UInt8](repeating: 0, count: 10)
    let directory =
      Array("PK\u{1}\u{2}".utf8) + [10, 0] + headers[0] + zeros + [0, 0, 0, 0] + Array("a".utf8)
      + Array("PK\u{1}\u{2}".utf8) + [10, 0] + headers[1] + zeros + [40, 0, 0, 0] + Array("bc".utf8)
    let end =
      Array("PK\u{5}\u{6}".utf8)
      + [0, 0, 0, 0, 2, 0, 2, 0, UInt8(directory.count), 0, 0, 0, UInt8(files.count), 0, 0, 0, 0, 0]
    #expect(written == files + directory + end)
  }

  @Test func `a sum goes on where another ended`() {
    let digits = Array("123456789".utf8)
    let (head, tail) = (Array(digits[..<4]), Array(digits[4...]))
    let sum = Zlib.crc32(tail.span, continuing: Zlib.crc32(head.span))
    #expect(sum == 0xCBF4_3926)
  }
}
