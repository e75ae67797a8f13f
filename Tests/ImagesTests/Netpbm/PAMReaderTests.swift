// PAM files written by hand: each depth, both sizes of samples, each error, every truncation and bit flip.

import Testing

@testable import Images

struct PAMReaderTests {
  private static func pam(_ header: String, _ samples: [UInt8]) -> [UInt8] {
    Array("P7\n\(header)ENDHDR\n".utf8) + samples
  }

  private static func header(_ depth: Int, maximum: Int = 255, width: Int = 2) -> String {
    "WIDTH \(width)\nHEIGHT 1\nDEPTH \(depth)\nMAXVAL \(maximum)\nTUPLTYPE ANY THING\n"
  }

  @Test func `the number of samples a pixel says what they are`() throws {
    for (depth, channels) in [(1, Picture.Channels.gray), (2, .grayAlpha), (3, .rgb), (4, .rgba)] {
      let samples = (0..<2 * depth).map { UInt8($0 * 30) }
      let picture = try ImageDecoder.decode(Self.pam(Self.header(depth), samples))
      #expect(picture == Picture(width: 2, height: 1, channels: channels, samples: samples))
    }
  }

  @Test func `samples are brought to bytes`() throws {
    #expect(try PAMReader.decode(Self.pam(Self.header(1, maximum: 1), [0, 1])).samples == [0, 255])
    #expect(try PAMReader.decode(Self.pam(Self.header(1, maximum: 255), [0, 255])).samples == [0, 255])
    let words = try PAMReader.decode(Self.pam(Self.header(1, maximum: 256), [0, 128, 1, 0])).samples
    #expect(words == [128, 255])
  }

  @Test func `lines come in any order, with comments among them`() throws {
    let text = "# a note\n\nMAXVAL 255\n  DEPTH\t1\nHEIGHT 1\nWIDTH 2\n"
    #expect(try PAMReader.decode(Self.pam(text, [7, 8])).samples == [7, 8])
  }

  static let refusals: [([UInt8], PAMError)] = [
    (Array("P7\nWIDTH 1\n".utf8), .noEndOfHeader),
    (Array("P7\n".utf8) + [UInt8](repeating: 0x20, count: 20_000), .noEndOfHeader),
    (pam("WIDTH 1\nWIDTH 1\n", []), .repeated("WIDTH", line: 3)),
    (pam("WIDTH x\n", []), .badLine("WIDTH x", line: 2)),
    (pam("WIDTH -1\n", []), .badLine("WIDTH -1", line: 2)),
    (pam("WIDTH 1000000000\n", []), .badLine("WIDTH 1000000000", line: 2)),
    (pam("COLOUR 1\n", []), .badLine("COLOUR 1", line: 2)),
    (pam("WIDTH 1\nHEIGHT 1\nDEPTH 1\n", []), .missing("MAXVAL")),
    (pam(header(5), []), .depth(5)), (pam(header(0), []), .depth(0)),
    (pam(header(1, maximum: 0), []), .maximum(0)), (pam(header(1, maximum: 65_536), []), .maximum(65_536)),
    (pam(header(1, width: 0), []), .size(.empty(width: 0, height: 1))),
    (pam(header(3), [1, 2, 3, 4, 5]), .tooShort(needed: 6, found: 5)),
    (pam(header(1, maximum: 256), [1, 2, 3]), .tooShort(needed: 4, found: 3)),
    (pam(header(1, maximum: 9), [9, 10]), .sampleTooLarge(10, maximum: 9, index: 1)),
  ]

  @Test(arguments: refusals)
  func `is refused`(bytes: [UInt8], error: PAMError) {
    #expect(throws: error) { try PAMReader.decode(bytes) }
    #expect(throws: ImageError.pam(error)) { try ImageDecoder.decode(bytes) }
  }

  @Test func `each truncation and each bit flip is read or refused`() {
    let bytes = Self.pam(Self.header(3), [1, 2, 3, 4, 5, 6])
    readEveryDamage(of: bytes) { _ = try? PAMReader.decode($0) }
  }

  @Test(arguments: [(0, true), (1, false)]) func `a header has at most 10,000 bytes`(more: Int, isRead: Bool)
  {
    let header = Self.header(1, width: 1)
    let comment = "#" + String(repeating: "c", count: 10_000 + more - header.count - 12) + "\n"
    let bytes = Self.pam(comment + header, [7])
    #expect(bytes.count == 10_001 + more)
    #expect(((try? PAMReader.decode(bytes)) != nil) == isRead)
  }
}
