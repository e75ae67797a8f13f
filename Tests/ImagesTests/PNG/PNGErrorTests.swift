import Storage
import Testing

@testable import Images

@Suite struct PNGErrorTests {
  /// A damaged file and what is wrong with it.
  struct Damage: CustomTestStringConvertible {
    let bytes: [UInt8]
    let error: PNGError
    let sentence: String
    var testDescription: String { sentence }

    init(_ parts: [UInt8]..., error: PNGError, _ sentence: String) {
      self.bytes = PNGFixture.signature + parts.flatMap(\.self)
      self.error = error
      self.sentence = sentence
    }
  }

  private static let header = PNGFixture.header(2, 1, depth: 8, colorType: 0)
  private static let indexed = PNGFixture.header(2, 1, depth: 8, colorType: 3)
  private static let colored = PNGFixture.header(2, 1, depth: 8, colorType: 2)
  private static let palette = chunk("PLTE", [1, 2, 3])
  private static let data = PNGFixture.data([0, 1, 2])
  private static let end = PNGFixture.end

  private static func chunk(_ name: String, _ content: [UInt8] = []) -> [UInt8] {
    PNGFixture.chunk(name, content)
  }
  private static func header(
    _ width: Int = 2, _ height: Int = 1, depth: UInt8 = 8, colorType: UInt8 = 0, compression: UInt8 = 0,
    filter: UInt8 = 0, interlace: UInt8 = 0
  ) -> [UInt8] {
    PNGFixture.header(
      width, height, depth: depth, colorType: colorType, compression: compression, filter: filter,
      interlace: interlace)
  }

  static let damages = [
    Damage(
      error: .endsBefore(PNGChunkName("IEND"), offset: 8),
      "the PNG file ends at byte 8 before its IEND chunk; the copy is incomplete"),
    Damage(
      header, data, error: .endsBefore(.end, offset: 33 + data.count),
      "the PNG file ends at byte 56 before its IEND chunk; the copy is incomplete"),
    Damage(
      [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x20], error: .name(offset: 12),
      "the PNG file has no chunk name of four letters at byte 12, where one should be"),
    Damage(
      Array(header[..<20]), error: .tooShort(.header, neededBytes: 17, foundBytes: 12),
      "the PNG file needs 17 bytes for its IHDR chunk and holds 12; the copy is incomplete"),
    Damage(
      header, [0xFF, 0xFF, 0xFF, 0xFF] + "IDAT".utf8,
      error: .tooShort(.data, neededBytes: 4_294_967_299, foundBytes: 0),
      "the PNG file needs 4294967299 bytes for its IDAT chunk and holds 0; the copy is incomplete"),
    Damage(
      header.dropLast() + [header[24] ^ 1],
      error: .checksum(.header, declared: 0xD149_2057, found: 0xD149_2056),
      "the IHDR chunk of the PNG file declares the checksum d1492057 and has d1492056; fetch the file again"),
    Damage(
      data, header, end, error: .headerNotFirst(found: .data),
      "the PNG file begins with the chunk IDAT where IHDR should be"),
    Damage(
      header, header, data, end, error: .repeated(.header),
      "the PNG file has a second IHDR chunk; one is allowed"),
    Damage(
      indexed, palette, palette, data, end, error: .repeated(.palette),
      "the PNG file has a second PLTE chunk; one is allowed"),
    Damage(
      header, chunk("tRNS", [0, 1]), chunk("tRNS", [0, 1]), data, end, error: .repeated(.transparency),
      "the PNG file has a second tRNS chunk; one is allowed"),
    Damage(header, end, error: .missing(.data), "the PNG file has no IDAT chunk where one is needed"),
    Damage(
      indexed, data, end, error: .missing(.palette), "the PNG file has no PLTE chunk where one is needed"),
    Damage(
      indexed, chunk("tRNS", [1]), data, end, error: .missing(.palette),
      "the PNG file has no PLTE chunk where one is needed"),
    Damage(
      indexed, data, palette, end, error: .tooLate(.palette, after: .data),
      "the PNG file has its PLTE chunk after IDAT; it must come before"),
    Damage(
      colored, chunk("tRNS", [0, 0, 0, 0, 0, 0]), palette, data, end,
      error: .tooLate(.palette, after: .transparency),
      "the PNG file has its PLTE chunk after tRNS; it must come before"),
    Damage(
      header, data, chunk("tRNS", [0, 1]), end, error: .tooLate(.transparency, after: .data),
      "the PNG file has its tRNS chunk after IDAT; it must come before"),
    Damage(
      header, data, chunk("tEXt"), data, end, error: .interrupted(by: PNGChunkName("tEXt")),
      "the picture data of the PNG file goes on after the chunk tEXt; it must be in one run"),
    Damage(
      header, chunk("CgBI"), data, end, error: .unknownCritical(PNGChunkName("CgBI")),
      "the PNG file needs the chunk CgBI, which is not known, to be read"),
    Damage(
      chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0]), data, end, error: .length(.header, found: 12),
      "the IHDR chunk of the PNG file has 12 bytes, which is not a length that it can have"),
    Damage(
      indexed, chunk("PLTE", [1, 2, 3, 4]), data, end, error: .length(.palette, found: 4),
      "the PLTE chunk of the PNG file has 4 bytes, which is not a length that it can have"),
    Damage(
      indexed, chunk("PLTE"), data, end, error: .length(.palette, found: 0),
      "the PLTE chunk of the PNG file has 0 bytes, which is not a length that it can have"),
    Damage(
      indexed, chunk("PLTE", [UInt8](repeating: 0, count: 771)), data, end,
      error: .length(.palette, found: 771),
      "the PLTE chunk of the PNG file has 771 bytes, which is not a length that it can have"),
    Damage(
      indexed, palette, chunk("tRNS", [1, 2]), data, end, error: .length(.transparency, found: 2),
      "the tRNS chunk of the PNG file has 2 bytes, which is not a length that it can have"),
    Damage(
      header, chunk("tRNS", [1]), data, end, error: .length(.transparency, found: 1),
      "the tRNS chunk of the PNG file has 1 bytes, which is not a length that it can have"),
    Damage(
      colored, chunk("tRNS", [0, 1]), data, end, error: .length(.transparency, found: 2),
      "the tRNS chunk of the PNG file has 2 bytes, which is not a length that it can have"),
    Damage(
      header, data, chunk("IEND", [0]), error: .length(.end, found: 1),
      "the IEND chunk of the PNG file has 1 bytes, which is not a length that it can have"),
    Damage(
      header, palette, data, end, error: .notAllowed(.palette, colorType: 0),
      "the PNG file has a PLTE chunk, which pictures of its colour type 0 cannot have"),
    Damage(
      header(colorType: 6), chunk("tRNS", [0, 1]), data, end, error: .notAllowed(.transparency, colorType: 6),
      "the PNG file has a tRNS chunk, which pictures of its colour type 6 cannot have"),
    Damage(
      header(colorType: 5), data, end, error: .colorType(5),
      "the PNG file declares the colour type 5; 0, 2, 3, 4 and 6 are allowed"),
    Damage(
      header(depth: 16, colorType: 3), data, end, error: .depth(16, colorType: 3),
      "the PNG file declares 16 bits a sample, which its colour type 3 cannot have"),
    Damage(
      header(compression: 1), data, end, error: .method(.compression, found: 1),
      "the PNG file declares the compression method 1, which is not known"),
    Damage(
      header(filter: 64), data, end, error: .method(.filter, found: 64),
      "the PNG file declares the filter method 64, which is not known"),
    Damage(
      header(interlace: 2), data, end, error: .method(.interlace, found: 2),
      "the PNG file declares the interlace method 2, which is not known"),
    Damage(
      header(0, 1), data, end, error: .size(.empty(width: 0, height: 1)),
      "the picture declares 0x1 pixels, so there is nothing in it"),
    Damage(
      header(0xFFFF_FFFF, 1), data, end, error: .size(.sideTooLong(width: 4_294_967_295, height: 1)),
      "the picture declares 4294967295x1 pixels, but a side can have at most 65535; scale it down"),
    Damage(
      header(65_535, 65_535), data, end, error: .size(.tooManyPixels(width: 65_535, height: 65_535)),
      "the picture declares 65535x65535 pixels, but 100 megapixels is the limit; scale it down"),
    Damage(
      header(10_000, 10_000), data, end, error: .tooDense(neededBytes: 100_010_000, compressedBytes: 11),
      "the PNG file declares a picture of 100010000 bytes, more than its 11 bytes of compressed data can hold"
    ),
    Damage(
      header(3, 1), data, end, error: .data(.tooShort(neededBytes: 4, foundBytes: 3)),
      "the PNG file cannot be unpacked: the compressed data unpacks to 3 bytes where 4 or more are needed"),
    Damage(
      header(1, 1), data, end, error: .data(.tooLong(expectedBytes: 2)),
      "the PNG file cannot be unpacked: the compressed data unpacks to more than the 2 bytes that are needed"),
    Damage(
      header, data, chunk("IDAT", [0]), end, error: .data(.trailingBytes(count: 1)),
      "the PNG file cannot be unpacked: the compressed data is followed by 1 foreign bytes"),
    Damage(
      header, chunk("IDAT", Array(PNGFixture.compressed([[0, 1, 2]]).dropLast(2))), end,
      error: .data(.truncated(count: 9)),
      "the PNG file cannot be unpacked: the compressed data stops short after 9 bytes"),
    Damage(
      header, chunk("IDAT", PNGFixture.compressed([[0, 1, 2]]).dropLast() + [0]), end,
      error: .data(.corrupt("incorrect data check")),
      "the PNG file cannot be unpacked: the compressed data is damaged (incorrect data check)"),
    Damage(
      header, PNGFixture.data([5, 1, 2]), end, error: .filter(5),
      "a row of the PNG picture declares the filter 5; 0 to 4 are allowed"),
    Damage(
      indexed, palette, data, end, error: .index(1, entries: 1),
      "a pixel of the PNG picture names entry 1 of a palette of 1"),
  ]

  @Test(arguments: damages) func refuses(_ damage: Damage) {
    #expect(throws: damage.error) { try PNGReader.decode(damage.bytes) }
    #expect(damage.error.description == damage.sentence)
  }

  @Test func `tells a line end that was translated`() {
    let translated: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0A, 0x1A, 0x0A, 0x00]
    #expect(throws: PNGError.signature(found: translated)) { try PNGReader.decode(translated + Self.header) }
    #expect(
      PNGError.signature(found: translated).description
        == "the file begins with 89 50 4e 47 0a 1a 0a 00 where a PNG file has 89 50 4e 47 0d 0a 1a 0a; copy it again as a binary file"
    )
  }

  @Test func `looks past checksums when asked`() throws {
    var bytes = PNGFixture.file(Self.header, Self.data, Self.end)
    bytes[32] ^= 1
    #expect(throws: PNGError.self) { try PNGReader.decode(bytes) }
    #expect(try PNGReader.decode(bytes, verifyingChecksums: false).samples == [1, 2])
  }
}
