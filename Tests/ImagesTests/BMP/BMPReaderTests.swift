// BMP files written byte by byte: every kind of pixel that is read, each error, and every truncation and bit flip.

import Testing

@testable import Images

/// A BMP file with a header of 40 bytes.
private func bmp(
  _ width: Int, _ height: Int, bits: UInt8, compression: UInt8 = 0, palette: [UInt8] = [],
  masks: [UInt32] = [],
  _ pixels: [UInt8]
) -> [UInt8] {
  func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  let extra = masks.flatMap { little(Int($0)) } + palette
  var file: [UInt8] = [0x42, 0x4D, 0, 0, 0, 0, 0, 0, 0, 0]
  for field in [54 + extra.count, 40, width, height] { file += little(field) }
  file += [1, 0, bits, 0]
  for field in [Int(compression), pixels.count, 0, 0, palette.count / 4, 0] { file += little(field) }
  return file + extra + pixels
}

struct BMPReaderTests {
  /// A palette of black, two greys and nearly white.
  private static let greys: [UInt8] = [0, 80, 160, 240].flatMap { [$0, $0, $0, 0] }

  private static func reds(_ bytes: [UInt8]) throws -> [UInt8] {
    let picture = try BMPReader.decode(bytes)
    return stride(from: 0, to: picture.samples.count, by: picture.channels.count).map { picture.samples[$0] }
  }

  static let kinds: [(String, [UInt8], [UInt8])] = [
    ("24 bits from the bottom", bmp(1, 2, bits: 24, [1, 2, 3, 0, 4, 5, 6, 0]), [6, 3]),
    ("24 bits from the top", bmp(1, -2, bits: 24, [1, 2, 3, 0, 4, 5, 6, 0]), [3, 6]),
    ("32 bits", bmp(1, 1, bits: 32, [1, 2, 3, 0]), [3]),
    ("8 bits", bmp(3, 1, bits: 8, palette: greys, [1, 3, 9, 0]), [80, 240, 0]),
    ("4 bits", bmp(3, 1, bits: 4, palette: greys, [0x12, 0x30, 0, 0]), [80, 160, 240]),
    ("1 bit", bmp(3, 1, bits: 1, palette: Array(greys.prefix(8)), [0b1010_0000, 0, 0, 0]), [80, 0, 80]),
    ("15 bits", bmp(2, 1, bits: 16, [0, 0x7C, 0, 0x40]), [255, 132]),
    (
      "16 bits by masks",
      bmp(2, 1, bits: 16, compression: 3, masks: [0xF800, 0x7E0, 0x1F], [0, 0xF8, 0xE0, 7]), [255, 0]
    ),
    (
      "run lengths of 8 bits",
      bmp(4, 2, bits: 8, compression: 1, palette: greys, [3, 1, 1, 2, 0, 0, 0, 3, 3, 2, 1, 0, 0, 1]),
      [240, 160, 80, 0, 80, 80, 80, 160]
    ),
    (
      "run lengths of 4 bits, a move",
      bmp(4, 2, bits: 4, compression: 2, palette: greys, [3, 0x12, 0, 2, 0, 1, 1, 0x30, 0, 1]),
      [0, 0, 0, 240, 80, 160, 80, 0]
    ),
    (
      "OS/2",
      [0x42, 0x4D] + [UInt8](repeating: 0, count: 8) + [
        26, 0, 0, 0, 12, 0, 0, 0, 1, 0, 1, 0, 1, 0, 24, 0, 1, 2, 3, 0,
      ],
      [3]
    ),
  ]

  @Test(arguments: kinds)
  func `is read`(name: String, bytes: [UInt8], reds: [UInt8]) throws {
    #expect(try Self.reds(bytes) == reds)
    #expect(try ImageDecoder.decode(bytes) == BMPReader.decode(bytes))
  }

  @Test func `alpha is kept where it is said to be there`() throws {
    var bytes = bmp(
      1, 1, bits: 32, compression: 3, masks: [0xFF0000, 0xFF00, 0xFF, 0xFF00_0000], [1, 2, 3, 128])
    // As the header of 56 bytes has it.
    bytes[14] = 56
    let picture = try BMPReader.decode(bytes)
    #expect(picture.channels == .rgba && picture.samples == [3, 2, 1, 128])
  }

  static let refusals: [([UInt8], BMPError)] = [
    (Array(kinds[0].1.prefix(20)), .headerTooShort(needed: 26, found: 20)),
    (Array(kinds[0].1.prefix(30)), .headerTooShort(needed: 54, found: 30)),
    (Array(kinds[0].1.dropLast()), .tooShort(neededBytes: 8, foundBytes: 7)),
    (bmp(1, 1, bits: 7, []), .bitsAndCompression(bits: 7, compression: 0)),
    (bmp(1, 1, bits: 0, compression: 4, []), .bitsAndCompression(bits: 0, compression: 4)),
    (bmp(0, 1, bits: 24, []), .size(.empty(width: 0, height: 1))),
    (bmp(60_000, 60_000, bits: 24, []), .size(.tooManyPixels(width: 60_000, height: 60_000))),
    (bmp(1, 1, bits: 16, compression: 3, masks: [5, 2, 8], [0, 0, 0, 0]), .badMasks),
    (bmp(1, 1, bits: 8, compression: 1, palette: greys, [3, 1]), .badRun(offset: 72)),
  ]

  @Test(arguments: refusals)
  func `is refused`(bytes: [UInt8], error: BMPError) {
    #expect(throws: error) { try BMPReader.decode(bytes) }
  }

  @Test(arguments: kinds)
  func `each truncation and each bit flip is read or refused`(name: String, bytes: [UInt8], reds: [UInt8]) {
    readEveryDamage(of: bytes) { _ = try? BMPReader.decode($0) }
  }

  /// A file whose header of `size` bytes holds the 40 that `bmp` writes and zeros, all from `start` on pixels.
  private static func file(headerSize size: UInt8, bits: UInt8, compression: UInt8, _ rest: [UInt8])
    -> [UInt8]
  {
    var bytes = Array(bmp(1, 1, bits: bits, compression: compression, []).prefix(54))
    bytes[14] = size
    bytes[10] = UInt8(54 + rest.count - 4)
    return bytes + rest
  }

  @Test func `headers of 52 bytes have masks without alpha`() throws {
    let masks: [UInt8] = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0]
    let picture = try BMPReader.decode(
      Self.file(headerSize: 52, bits: 32, compression: 3, masks + [1, 2, 3, 255]))
    #expect(picture.channels == .rgb && picture.samples == [3, 2, 1])
  }

  @Test func `what is compressed as in OS/2 is refused`() {
    #expect(throws: BMPError.bitsAndCompression(bits: 16, compression: 3)) {
      try BMPReader.decode(
        Self.file(headerSize: 64, bits: 16, compression: 3, [UInt8](repeating: 0, count: 28)))
    }
  }

  @Test func `a file that ends within its masks or behind them is told so`() {
    let whole = bmp(1, 1, bits: 16, compression: 3, masks: [0xF800, 0x7E0, 0x1F], [0, 0, 0, 0])
    #expect(throws: BMPError.headerTooShort(needed: 66, found: 65)) {
      try BMPReader.decode(Array(whole.prefix(65)))
    }
    #expect(throws: BMPError.tooShort(neededBytes: 4, foundBytes: 0)) {
      try BMPReader.decode(Array(whole.prefix(66)))
    }
  }

  @Test func `literal pixels fill whole pairs of bytes`() throws {
    // Three literals and one to fill up, then a run of one; five of 4 bits and one byte to fill up.
    #expect(
      try Self.reds(
        bmp(4, 1, bits: 8, compression: 1, palette: Self.greys, [0, 3, 1, 2, 3, 9, 1, 2, 0, 1]))
        == [80, 160, 240, 160])
    #expect(
      try Self.reds(
        bmp(6, 1, bits: 4, compression: 2, palette: Self.greys, [0, 5, 0x12, 0x31, 0x20, 9, 1, 0x30, 0, 1]))
        == [80, 160, 240, 80, 160, 240])
  }

  @Test(arguments: [(0, true), (1, false)]) func `run lengths may leave most of a picture out`(
    less: Int, isRead: Bool
  ) {
    // A byte for 16,320 pixels, of which 32,640 are two.
    let bytes = bmp(320, 102, bits: 8, compression: 1, palette: Self.greys, [0, 1])
    #expect(((try? BMPReader.decode(Array(bytes.dropLast(less)))) != nil) == isRead)
  }
}
