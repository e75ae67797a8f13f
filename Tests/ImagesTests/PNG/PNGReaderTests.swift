import Testing

@testable import Images

@Suite struct PNGReaderTests {
  /// A whole file and the picture in it.
  struct Sample: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let picture: Picture

    init(
      _ name: String, _ parts: [UInt8]..., width: Int, height: Int, _ channels: Picture.Channels,
      _ samples: [UInt8]
    ) {
      self.name = name
      self.bytes = PNGFixture.signature + parts.flatMap(\.self) + PNGFixture.end
      self.picture = Picture(width: width, height: height, channels: channels, samples: samples)
    }

    var testDescription: String { name }
  }

  private static func header(
    _ width: Int, _ height: Int, _ depth: UInt8, _ colorType: UInt8, interlace: UInt8 = 0
  ) -> [UInt8] {
    PNGFixture.header(width, height, depth: depth, colorType: colorType, interlace: interlace)
  }
  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] { PNGFixture.chunk(name, content) }
  private static func data(_ rows: [UInt8]...) -> [UInt8] {
    PNGFixture.chunk("IDAT", PNGFixture.compressed(rows))
  }

  static let samples = [
    Sample(
      "grey of 1 bit, rows padded with ones", header(9, 2, 1, 0),
      data([0, 0b1010_0000, 0xFF], [0, 0b0000_0001, 0x7F]), width: 9, height: 2, .gray,
      [255, 0, 255, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 255, 0]),
    Sample(
      "grey of 2 bits", header(5, 1, 2, 0), data([0, 0b0001_1011, 0b0100_0000]), width: 5, height: 1, .gray,
      [0, 85, 170, 255, 85]),
    Sample(
      "grey of 4 bits", header(3, 1, 4, 0), data([0, 0x0F, 0x70]), width: 3, height: 1, .gray, [0, 255, 119]),
    Sample(
      "grey of 8 bits", header(3, 1, 8, 0), data([0, 1, 2, 255]), width: 3, height: 1, .gray, [1, 2, 255]),
    Sample(
      "grey of 16 bits, rounded to the nearest", header(6, 1, 16, 0),
      data([0, 0, 0, 0, 128, 0, 129, 0x7F, 0xFF, 0xFF, 0x7E, 0xFF, 0xFF]), width: 6, height: 1, .gray,
      [0, 0, 1, 127, 254, 255]),
    Sample(
      "colours of 8 bits", header(2, 1, 8, 2), data([0, 1, 2, 3, 4, 5, 6]), width: 2, height: 1, .rgb,
      [1, 2, 3, 4, 5, 6]),
    Sample(
      "colours of 16 bits", header(1, 1, 16, 2), data([0, 0x12, 0x34, 0xFF, 0xFF, 0, 200]), width: 1,
      height: 1,
      .rgb, [18, 255, 1]),
    Sample(
      "a palette of 1 bit", header(3, 1, 1, 3), chunk("PLTE", [1, 2, 3, 4, 5, 6]), data([0, 0b0101_1111]),
      width: 3, height: 1, .rgb, [1, 2, 3, 4, 5, 6, 1, 2, 3]),
    Sample(
      "a palette of 2 bits", header(3, 1, 2, 3), chunk("PLTE", Array(0..<12)), data([0, 0b1101_1000]),
      width: 3, height: 1, .rgb, [9, 10, 11, 3, 4, 5, 6, 7, 8]),
    Sample(
      "a palette of 4 bits, with more entries than these can name", header(2, 1, 4, 3),
      chunk("PLTE", [UInt8](0..<51)), data([0, 0xF0]), width: 2, height: 1, .rgb, [45, 46, 47, 0, 1, 2]),
    Sample(
      "a palette of 8 bits, of which two have an alpha", header(3, 1, 8, 3), chunk("PLTE", Array(1...9)),
      chunk("tRNS", [0, 100]), data([0, 2, 1, 0]), width: 3, height: 1, .rgba,
      [7, 8, 9, 255, 4, 5, 6, 100, 1, 2, 3, 0]),
    Sample(
      "grey and alpha of 8 bits", header(2, 1, 8, 4), data([0, 1, 2, 3, 4]), width: 2, height: 1, .grayAlpha,
      [1, 2, 3, 4]),
    Sample(
      "grey and alpha of 16 bits", header(1, 1, 16, 4), data([0, 0x80, 0, 1, 1]), width: 1, height: 1,
      .grayAlpha, [128, 1]),
    Sample(
      "colours and alpha of 8 bits", header(1, 1, 8, 6), data([0, 1, 2, 3, 4]), width: 1, height: 1, .rgba,
      [1, 2, 3, 4]),
    Sample(
      "colours and alpha of 16 bits", header(1, 1, 16, 6), data([0, 1, 1, 2, 2, 3, 3, 4, 4]), width: 1,
      height: 1,
      .rgba, [1, 2, 3, 4]),
    Sample(
      "a transparent grey of 2 bits, of whose two bytes two bits count", header(2, 1, 2, 0),
      chunk("tRNS", [0xFF, 0b1111_1101]), data([0, 0b0110_0000]), width: 2, height: 1, .grayAlpha,
      [85, 0, 170, 255]),
    Sample(
      "a transparent grey of 8 bits, of whose two bytes one counts", header(2, 1, 8, 0),
      chunk("tRNS", [9, 7]),
      data([0, 7, 9]), width: 2, height: 1, .grayAlpha, [7, 0, 9, 255]),
    Sample(
      "a transparent grey of 16 bits, told from its neighbour", header(2, 1, 16, 0), chunk("tRNS", [0, 200]),
      data([0, 0, 200, 0, 201]), width: 2, height: 1, .grayAlpha, [1, 0, 1, 255]),
    Sample(
      "a transparent colour of 8 bits", header(2, 1, 8, 2), chunk("tRNS", [0, 1, 0, 2, 0, 3]),
      data([0, 1, 2, 3, 1, 2, 4]), width: 2, height: 1, .rgba, [1, 2, 3, 0, 1, 2, 4, 255]),
    Sample(
      "a transparent colour of 16 bits", header(2, 1, 16, 2), chunk("tRNS", [0, 1, 0, 2, 0, 3]),
      data([0, 0, 1, 0, 2, 0, 3, 0, 1, 0, 2, 0, 4]), width: 2, height: 1, .rgba, [0, 0, 0, 0, 0, 0, 0, 255]),
    Sample(
      "each filter in turn", header(3, 5, 8, 0),
      data([0, 1, 2, 3], [1, 10, 1, 1], [2, 1, 1, 1], [3, 5, 5, 5], [4, 1, 1, 250]), width: 3, height: 5,
      .gray,
      [1, 2, 3, 10, 11, 12, 11, 12, 13, 10, 16, 19, 11, 17, 13]),
    Sample(
      "a filter of 2 bits looks back a byte", header(8, 1, 2, 0), data([1, 0b0001_1011, 1]), width: 8,
      height: 1,
      .gray, [0, 85, 170, 255, 0, 85, 255, 0]),
    Sample(
      "an interlaced picture, three of whose passes are empty", header(3, 3, 8, 0, interlace: 1),
      data([0, 1], [0, 3], [0, 7, 9], [0, 2], [0, 8], [0, 4, 5, 6]), width: 3, height: 3, .gray, Array(1...9)),
    Sample(
      "an interlaced picture of 1 bit", header(5, 2, 1, 0, interlace: 1),
      data([0, 0x80], [0, 0], [0, 0x80], [0, 0b0100_0000], [0, 0b1101_1000]), width: 5, height: 2, .gray,
      [255, 0, 255, 255, 0, 255, 255, 0, 255, 255]),
    Sample(
      "an interlaced picture of one pixel", header(1, 1, 8, 2, interlace: 1), data([0, 1, 2, 3]), width: 1,
      height: 1, .rgb, [1, 2, 3]),
    Sample(
      "filters begin afresh in each pass", header(1, 5, 8, 0, interlace: 1),
      data([2, 1], [2, 5], [2, 3], [2, 2], [2, 2]), width: 1, height: 5, .gray, [1, 2, 3, 4, 5]),
    Sample(
      "chunks that hold no pixels, wherever they stand", header(1, 1, 8, 0),
      chunk("gAMA", [0, 0, 1, 0]), chunk("fcTL", [1]), data([0, 9]), chunk("tEXt", Array("a\0b".utf8)),
      width: 1, height: 1, .gray, [9]),
    Sample(
      "a palette that is only suggested", header(1, 1, 8, 2), chunk("PLTE", [9, 9, 9]), data([0, 1, 2, 3]),
      width: 1, height: 1, .rgb, [1, 2, 3]),
    Sample(
      "bytes after the end", header(1, 1, 8, 0), data([0, 9]), PNGFixture.end, Array("more".utf8), width: 1,
      height: 1, .gray, [9]),
  ]

  @Test(arguments: samples) func reads(_ sample: Sample) throws {
    #expect(try PNGReader.decode(sample.bytes) == sample.picture)
  }

  /// Picture data cut into pieces of every size, empty ones among them.
  @Test(arguments: 1...12) func `joins pieces of data`(size: Int) throws {
    let compressed = PNGFixture.compressed([[0, 1, 2, 3], [0, 4, 5, 6]])
    var bytes = PNGFixture.signature + Self.header(3, 2, 8, 0) + Self.chunk("IDAT", [])
    for start in stride(from: 0, to: compressed.count, by: size) {
      bytes += Self.chunk("IDAT", Array(compressed[start..<min(start + size, compressed.count)]))
    }
    bytes += Self.chunk("IDAT", []) + PNGFixture.end
    #expect(
      try PNGReader.decode(bytes)
        == Picture(width: 3, height: 2, channels: .gray, samples: [1, 2, 3, 4, 5, 6]))
  }

  /// A TIFF file of one entry, the orientation 6: the first row belongs on the right.
  @Test(arguments: [
    Array("MM\0*\0\0\0\u{8}\0\u{1}\u{1}\u{12}\0\u{3}\0\0\0\u{1}\0\u{6}\0\0".utf8),
    Array("II*\0\u{8}\0\0\0\u{1}\0\u{12}\u{1}\u{3}\0\u{1}\0\0\0\u{6}\0\0\0".utf8),
  ])
  func `turns as exif says`(exif: [UInt8]) throws {
    let bytes = PNGFixture.file(
      Self.header(3, 2, 8, 0), Self.data([0, 1, 2, 3], [0, 4, 5, 6]), Self.chunk("eXIf", exif), PNGFixture.end
    )
    #expect(
      try PNGReader.decode(bytes)
        == Picture(width: 2, height: 3, channels: .gray, samples: [4, 1, 5, 2, 6, 3]))
  }

  /// A 16-bit sample's level is the quotient, rounded in exact arithmetic.
  @Test func `rounds all of 16 bits`() {
    let wrong = (0...65_535).filter { sample in
      let level = PNGPixels.rounded(UInt8(sample >> 8), UInt8(sample & 255))
      return Double(level) != (Double(sample) * 255 / 65_535).rounded()
    }
    #expect(wrong.isEmpty)
  }
}
