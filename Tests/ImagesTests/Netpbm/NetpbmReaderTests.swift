import Testing

@testable import Images

@Suite struct NetpbmReaderTests {
  /// A whole file and the picture in it.
  struct Sample: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let picture: Picture

    init(
      _ name: String, _ header: String, _ raster: [UInt8] = [],
      width: Int, height: Int, channels: Picture.Channels = .gray, _ samples: [UInt8]
    ) {
      self.name = name
      self.bytes = Array(header.utf8) + raster
      self.picture = Picture(width: width, height: height, channels: channels, samples: samples)
    }

    var testDescription: String { name }
  }

  static let samples = [
    Sample("plain bitmap", "P1\n3 2\n0 1 0\n1 0 1\n", width: 3, height: 2, [255, 0, 255, 0, 255, 0]),
    Sample(
      "plain bitmap without white space", "P1 3 2 010101", width: 3, height: 2, [255, 0, 255, 0, 255, 0]),
    Sample(
      "plain bitmap with comments among bits", "P1 3 1 0#1\n1#0\r0", width: 3, height: 1, [255, 0, 255]),
    Sample("plain greymap", "P2\n2 2\n255\n0 128\n254 255\n", width: 2, height: 2, [0, 128, 254, 255]),
    Sample("plain greymap of 15", "P2 4 1 15 0 1 14 15", width: 4, height: 1, [0, 17, 238, 255]),
    Sample("plain greymap of 65535", "P2 3 1 65535 128 129 65535", width: 3, height: 1, [0, 1, 255]),
    Sample(
      "plain pixmap", "P3 1 2 255 1 2 3\t4\r5\n6", width: 1, height: 2, channels: .rgb, [1, 2, 3, 4, 5, 6]),
    Sample(
      "raw bitmap, rows padded with ones", "P4 10 2\n", [0b0101_0101, 0b1011_1111, 0xFF, 0xFF],
      width: 10, height: 2,
      [255, 0, 255, 0, 255, 0, 255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    Sample(
      "raw bitmap of eight columns", "P4 8 1\n", [0x80], width: 8, height: 1,
      [0] + [UInt8](repeating: 255, count: 7)),
    Sample("raw greymap", "P5\n2 2\n255\n", [0, 10, 200, 255], width: 2, height: 2, [0, 10, 200, 255]),
    Sample(
      "raw greymap whose raster begins like white space", "P5 2 1 255\n", [0x0A, 0x23], width: 2, height: 1,
      [10, 35]),
    Sample("raw greymap of 1", "P5 2 1 1\n", [0, 1], width: 2, height: 1, [0, 255]),
    Sample("raw greymap of 2 rounds up", "P5 3 1 2\n", [0, 1, 2], width: 3, height: 1, [0, 128, 255]),
    Sample(
      "raw greymap of 256, two bytes", "P5 3 1 256\n", [0, 0, 0, 128, 1, 0], width: 3, height: 1,
      [0, 128, 255]),
    Sample(
      "raw greymap of 65535, most significant first", "P5 3 1 65535\n", [0, 0xFF, 0x80, 0, 0xFF, 0xFF],
      width: 3, height: 1, [1, 128, 255]),
    Sample(
      "raw pixmap", "P6 2 1 255\n", [1, 2, 3, 4, 5, 6], width: 2, height: 1, channels: .rgb,
      [1, 2, 3, 4, 5, 6]),
    Sample(
      "raw pixmap of 65535", "P6 1 1 65535\n", [0, 0, 0x12, 0x34, 0xFF, 0xFF], width: 1, height: 1,
      channels: .rgb, [0, 18, 255]),
    Sample(
      "comment lines in the header", "P5\n# by hand\n2\n# and\r#again\n1 255\n", [7, 8], width: 2, height: 1,
      [7, 8]),
    Sample(
      "a comment in the middle of a number", "P5 1#2\n0 1 2#no\n55\n", Array(1...10), width: 10, height: 1,
      Array(1...10)),
    Sample("a comment's end is no white space", "P5 1 1 255#c\n\n", [9], width: 1, height: 1, [9]),
    Sample("every kind of white space", "P5\t1\r1\n255\t", [9], width: 1, height: 1, [9]),
    Sample("leading zeros", "P5 0000000000001 01 0255 ", [9], width: 1, height: 1, [9]),
    Sample(
      "several pictures: the first", "P5 1 1 255\n", [9] + Array("P5 2 2 255\n".utf8), width: 1, height: 1,
      [9]),
  ]

  @Test(arguments: samples) func reads(_ sample: Sample) throws {
    #expect(try NetpbmReader.decode(sample.bytes) == sample.picture)
  }

  /// A damaged file and what is wrong with it.
  struct Damage: CustomTestStringConvertible {
    let file: String
    let error: NetpbmError
    let sentence: String
    var testDescription: String { file.debugDescription }

    init(_ file: String, _ error: NetpbmError, _ sentence: String) {
      self.file = file
      self.error = error
      self.sentence = sentence
    }
  }

  static let damages = [
    Damage("X", .notNetpbm, "the file does not begin with P1 to P6"),
    Damage("P7 1 1", .notNetpbm, "the file does not begin with P1 to P6"),
    Damage("P5", .endsBefore(.width), "the Netpbm file ends before its width; the copy is incomplete"),
    Damage("P5 #", .endsBefore(.width), "the Netpbm file ends before its width; the copy is incomplete"),
    Damage("P5 2\n", .endsBefore(.height), "the Netpbm file ends before its height; the copy is incomplete"),
    Damage(
      "P5 2 2 ", .endsBefore(.maximum),
      "the Netpbm file ends before its greatest sample; the copy is incomplete"),
    Damage(
      "P5 2 2 255", .endsBefore(.sample), "the Netpbm file ends before its samples; the copy is incomplete"),
    Damage(
      "P5 2 x", .notANumber(.height, found: 0x78, offset: 5),
      "the Netpbm file has 'x' at byte 5, where its height should be in digits"),
    Damage(
      "P5 -2 2", .notANumber(.width, found: 0x2D, offset: 3),
      "the Netpbm file has '-' at byte 3, where its width should be in digits"),
    Damage(
      "P5 2\u{7} 2", .notANumber(.width, found: 7, offset: 4),
      "the Netpbm file has the byte 0x7 at byte 4, where its width should be in digits"),
    Damage(
      "P5 1234567890 2", .numberTooLarge(.width, offset: 3),
      "the Netpbm file has a number of more than nine digits at byte 3, where its width should be"),
    Damage(
      "P5 1 1 0\n.", .maximumOutOfRange(0),
      "the Netpbm file declares 0 as its greatest sample; 1 to 65535 are allowed"),
    Damage(
      "P5 1 1 65536\n..", .maximumOutOfRange(65_536),
      "the Netpbm file declares 65536 as its greatest sample; 1 to 65535 are allowed"),
    Damage(
      "P5 0 1 255\n", .size(.empty(width: 0, height: 1)),
      "the picture declares 0x1 pixels, so there is nothing in it"),
    Damage(
      "P4 70000 1\n", .size(.sideTooLong(width: 70_000, height: 1)),
      "the picture declares 70000x1 pixels, but a side can have at most 65535; scale it down"),
    Damage(
      "P6 60000 60000 255\n", .size(.tooManyPixels(width: 60_000, height: 60_000)),
      "the picture declares 60000x60000 pixels, but 100 megapixels is the limit; scale it down"),
    Damage(
      "P1 2 1 02", .notABit(found: 0x32, offset: 8),
      "the plain bitmap has '2' at byte 8, where only 0 and 1 may be"),
    Damage(
      "P1 2 1 0#", .endsBefore(.sample), "the Netpbm file ends before its samples; the copy is incomplete"),
    Damage(
      "P2 2 1 9 5 10", .sampleTooLarge(10, maximum: 9, index: 1),
      "sample 1 of the Netpbm file is 10, above the 9 that it declares as the greatest"),
    Damage(
      "P2 2 1 9 5 5x", .notANumber(.sample, found: 0x78, offset: 12),
      "the Netpbm file has 'x' at byte 12, where its samples should be in digits"),
    Damage(
      "P5 2 1 9\n\u{9}\u{A}", .sampleTooLarge(10, maximum: 9, index: 1),
      "sample 1 of the Netpbm file is 10, above the 9 that it declares as the greatest"),
    Damage(
      "P5 1 1 256\n\u{1}\u{1}", .sampleTooLarge(257, maximum: 256, index: 0),
      "sample 0 of the Netpbm file is 257, above the 256 that it declares as the greatest"),
    Damage(
      "P3 10000 10000 255\n1 2 3", .tooShort(neededBytes: 599_999_999, foundBytes: 5),
      "the Netpbm file needs 599999999 bytes for its samples and holds 5; the copy is incomplete"),
    Damage(
      "P4 9 2\n...", .tooShort(neededBytes: 4, foundBytes: 3),
      "the Netpbm file needs 4 bytes for its samples and holds 3; the copy is incomplete"),
    Damage(
      "P5 2 2 255\n...", .tooShort(neededBytes: 4, foundBytes: 3),
      "the Netpbm file needs 4 bytes for its samples and holds 3; the copy is incomplete"),
    Damage(
      "P6 1 1 256\n.....", .tooShort(neededBytes: 6, foundBytes: 5),
      "the Netpbm file needs 6 bytes for its samples and holds 5; the copy is incomplete"),
    Damage(
      "P1 2 2 010", .tooShort(neededBytes: 4, foundBytes: 3),
      "the Netpbm file needs 4 bytes for its samples and holds 3; the copy is incomplete"),
  ]

  @Test(arguments: damages) func refuses(_ damage: Damage) {
    #expect(throws: damage.error) { try NetpbmReader.decode(Array(damage.file.utf8)) }
    #expect(damage.error.description == damage.sentence)
  }
}
