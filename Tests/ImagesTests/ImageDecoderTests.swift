import Testing

@testable import Images

@Suite struct ImageDecoderTests {
  /// The beginning of a file, and what it is recognised as.
  struct Beginning: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let format: ImageFormat?

    init(_ name: String, _ bytes: [UInt8], _ format: ImageFormat?) {
      self.name = name
      self.bytes = bytes
      self.format = format
    }

    init(_ name: String, _ text: String, _ format: ImageFormat?) {
      self.init(name, Array(text.utf8), format)
    }

    var testDescription: String { name }
  }

  static let beginnings = [
    Beginning("PBM", "P1\n1 1\n0", .netpbm),
    Beginning("PPM with a comment at once", "P6# made by hand\n", .netpbm),
    Beginning("PGM of two bytes", "P5", .netpbm),
    Beginning("PAM", "P7\nWIDTH 1\n", .pam),
    Beginning("text that begins with P5", "P5x", nil),
    Beginning("P0", "P0\n", nil),
    Beginning("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
    Beginning("JPEG", [0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
    Beginning("GIF of 1987", "GIF87a", .gif),
    Beginning("GIF of 1989", "GIF89a", .gif),
    Beginning("BMP", [0x42, 0x4D, 0x46, 0, 0, 0, 0, 0, 0, 0, 0x36], .bmp),
    Beginning("text that begins with BM", "BMW drives", nil),
    Beginning("HEIC", "\0\0\0\u{18}ftypheic", .heic),
    Beginning("HEIF of an iPhone", "\0\0\0\u{24}ftypmif1", .heic),
    Beginning("AVIF", "\0\0\0\u{1C}ftypavif", .avif),
    Beginning("a film", "\0\0\0\u{1C}ftypisom", nil),
    Beginning("WebP", "RIFF\u{1}\0\0\0WEBPVP8 ", .webp),
    Beginning("a sound", "RIFF\u{1}\0\0\0WAVE", nil),
    Beginning("TIFF, little-endian", "II*\0", .tiff),
    Beginning("TIFF, big-endian", "MM\0*", .tiff),
    Beginning("ICO", [0, 0, 1, 0, 1, 0, 16, 16], .ico),
    Beginning("a cursor", [0, 0, 2, 0, 1, 0, 16, 16], nil),
    Beginning("PDF", "%PDF-1.7", .pdf),
    Beginning("SVG", "<svg xmlns=", .svg),
    Beginning("SVG after declarations", "\u{FEFF}<?xml version='1.0'?>\n<!-- by hand -->\n<SVG>", .svg),
    Beginning("IDX", [0, 0, 8, 3, 0, 0, 0x27, 0x10], .idx),
    Beginning("IDX of an undefined type", [0, 0, 0x0A, 3], nil),
    Beginning("gzip", [0x1F, 0x8B, 8], .gzip),
    Beginning("HTML", "\r\n <!DOCTYPE html>", .html),
    Beginning("XHTML", "<?xml version='1.0'?><html>", .html),
    Beginning("a sentence about <html>", "See <html>", nil),
    Beginning("one byte", [0x89], nil),
    Beginning("zeros", [0, 0, 0, 0], nil),
  ]

  @Test(arguments: beginnings) func recognises(_ beginning: Beginning) {
    #expect(ImageFormat(recognizing: beginning.bytes) == beginning.format)
  }

  @Test(arguments: beginnings) func `gives no picture of a beginning`(_ beginning: Beginning) {
    let decoded: [ImageFormat?] = [.netpbm, .pam, .png, .jpeg, .gif, .bmp]
    guard !decoded.contains(beginning.format) else { return }
    let expected = beginning.format.map(ImageError.refused) ?? .unrecognized
    #expect(throws: expected) { try ImageDecoder.decode(beginning.bytes) }
  }

  @Test func `refuses an empty file`() {
    #expect(throws: ImageError.empty) { try ImageDecoder.decode([]) }
  }

  @Test func `decodes netpbm and passes its errors on`() throws {
    let picture = try ImageDecoder.decode(Array("P2 2 1 9 0 9".utf8))
    #expect(picture == Picture(width: 2, height: 1, channels: .gray, samples: [0, 255]))
    #expect(throws: ImageError.netpbm(.endsBefore(.height))) { try ImageDecoder.decode(Array("P2 2".utf8)) }
  }

  @Test func `decodes PNG and passes its errors on`() throws {
    let picture = Picture(width: 1, height: 1, channels: .rgb, samples: [1, 2, 3])
    let bytes = PNGWriter.encode(picture)
    #expect(try ImageDecoder.decode(bytes) == picture)
    let cut = Array(bytes[..<20])
    #expect(throws: ImageError.png(.tooShort(.header, neededBytes: 17, foundBytes: 4))) {
      try ImageDecoder.decode(cut)
    }
    #expect(
      ImageError.png(.colorType(1)).description
        == "the PNG file declares the colour type 1; 0, 2, 3, 4 and 6 are allowed")
  }

  @Test func `decodes JPEG and passes its errors on`() throws {
    let picture = try ImageDecoder.decode(JPEGParts.minimal)
    #expect((picture.width, picture.height, picture.channels) == (8, 8, .gray))
    #expect(throws: ImageError.jpeg(.cutShort(.header))) {
      try ImageDecoder.decode([0xFF, 0xD8, 0xFF, 0xE0])
    }
  }

  @Test(arguments: [
    (ImageError.empty, "the file is empty"),
    (
      .refused(.heic),
      "this is an HEIC picture; the supported formats are PNG, JPEG, BMP, GIF and Netpbm (PBM, PGM, PPM and PAM): convert it first, for instance with 'magick FILE digit.pgm'"
    ),
    (.refused(.gzip), "this is a gzip-compressed file; decompress it first with 'gunzip'"),
    (.refused(.html), "this is a web page; a download has gone wrong: fetch the picture itself"),
    (
      .unrecognized,
      "the file is not in a known picture format; the supported formats are PNG, JPEG, BMP, GIF and Netpbm (PBM, PGM, PPM and PAM)"
    ),
    (.netpbm(.endsBefore(.width)), "the Netpbm file ends before its width; the copy is incomplete"),
  ])
  func `says what to do`(error: ImageError, sentence: String) {
    #expect(error.description == sentence)
  }

  @Test(arguments: ImageFormat.allCases) func `every refusal is one sentence`(format: ImageFormat) {
    let sentence = ImageError.refused(format).description
    #expect(sentence.hasPrefix("this is a"))
    #expect(!sentence.contains("\n") && !sentence.hasSuffix("."))
  }
}
