import Testing

@testable import Images

@Suite struct NetpbmWriterTests {
  @Test func `writes a greymap`() {
    let image = GrayImage(width: 2, height: 1, samples: [0, 255])
    #expect(NetpbmWriter.encode(image) == Array("P5\n2 1\n255\n".utf8) + [0, 255])
  }

  @Test func `writes a pixmap`() {
    let picture = Picture(width: 1, height: 1, channels: .rgb, samples: [1, 2, 3])
    #expect(NetpbmWriter.encode(picture) == Array("P6\n1 1\n255\n".utf8) + [1, 2, 3])
  }

  @Test(arguments: [Picture.Channels.gray, .rgb]) func `reads back what it wrote`(channels: Picture.Channels)
    throws
  {
    // Samples that look like digits, comments and white space are in it.
    let samples = (0..<16 * 16 * channels.count).map { UInt8($0 % 256) }
    let picture = Picture(width: 16, height: 16, channels: channels, samples: samples)
    #expect(try NetpbmReader.decode(NetpbmWriter.encode(picture)) == picture)
  }
}
