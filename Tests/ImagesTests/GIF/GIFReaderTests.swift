// GIF files written code by code: plain, transparent and interlaced, each error, every truncation and bit flip.

import Testing

@testable import Images

/// A GIF file of one picture with four grey levels, its `codes` of the widths that a decoder expects after a clear.
private func gif(
  _ width: UInt8, _ height: UInt8, _ codes: [Int], flags: UInt8 = 0, control: [UInt8] = [], size: Int = 2
) -> [UInt8] {
  var (bits, next, codeWidth) = ([Bool](), (1 << size) + 2, size + 1)
  var isFirst = true
  for code in codes {
    for bit in 0..<codeWidth { bits.append(code >> bit & 1 == 1) }
    if code == 1 << size {
      (next, codeWidth, isFirst) = ((1 << size) + 2, size + 1, true)
    } else if isFirst {
      isFirst = false
    } else if next < 4_096 {
      next += 1
      if next == 1 << codeWidth, codeWidth < 12 { codeWidth += 1 }
    }
  }
  let data = stride(from: 0, to: bits.count, by: 8).map { start in
    bits[start..<min(start + 8, bits.count)].enumerated().reduce(UInt8(0)) {
      $0 | ($1.element ? 1 << UInt8($1.offset) : 0)
    }
  }
  var blocks: [UInt8] = []
  for start in stride(from: 0, to: data.count, by: 255) {
    let block = data[start..<min(start + 255, data.count)]
    blocks += [UInt8(block.count)] + block
  }
  return Array("GIF89a".utf8) + [width, 0, height, 0, 0x81, 0, 0] + [
    0, 0, 0, 80, 80, 80, 160, 160, 160, 240, 240, 240,
  ]
    + control + [0x2C, 0, 0, 0, 0, width, 0, height, 0, flags, UInt8(size)] + blocks + [0, 0x3B]
}

struct GIFReaderTests {
  private static func reds(_ bytes: [UInt8]) throws -> [UInt8] {
    let picture = try GIFReader.decode(bytes)
    return stride(from: 0, to: picture.samples.count, by: picture.channels.count).map { picture.samples[$0] }
  }

  static let plain = gif(2, 2, [4, 1, 2, 3, 0, 5])

  @Test func `strings of pixels are built of those before`() throws {
    #expect(try Self.reds(Self.plain) == [80, 160, 240, 0])
    // 6 is "11", 7 is "111", each used before it is whole.
    #expect(try Self.reds(gif(3, 2, [4, 1, 6, 7, 5])) == [UInt8](repeating: 80, count: 6))
    #expect(try ImageDecoder.decode(Self.plain) == GIFReader.decode(Self.plain))
  }

  @Test func `codes grow to twelve bits, and a full table stays`() throws {
    // Single pixels, of which each makes a new string: far more than 4,096 of them.
    let levels = (0..<6_400).map { $0 * 7 / 3 % 4 }
    let bytes = gif(80, 80, [4] + levels + [5])
    #expect(try Self.reds(bytes) == levels.map { UInt8($0 * 80) })
  }

  @Test func `rows may be interlaced, and a colour transparent`() throws {
    #expect(try Self.reds(gif(1, 4, [4, 0, 1, 2, 3, 5], flags: 0x40)) == [0, 160, 80, 240])
    let control: [UInt8] = [0x21, 0xF9, 4, 1, 0, 0, 2, 0]
    let picture = try GIFReader.decode(gif(2, 2, [4, 1, 2, 3, 0, 5], control: control))
    #expect(picture.channels == .rgba)
    #expect(stride(from: 3, to: 16, by: 4).map { picture.samples[$0] } == [255, 0, 255, 255])
  }

  static let refusals: [([UInt8], GIFError)] = [
    (Array("GIF89a".utf8), .tooShort(offset: 6)),
    (Array(plain.prefix(38)), .tooFewPixels(needed: 4, found: 1)),
    (gif(2, 2, [4, 1, 5]), .tooFewPixels(needed: 4, found: 1)),
    (gif(2, 2, [4, 7, 5]), .badCode(7, offset: 38)),
    (gif(0, 2, [4, 5]), .size(.empty(width: 0, height: 2))),
    (gif(2, 2, [512, 1, 2, 3, 0], size: 9), .codeSize(9)),
    (Array(plain.prefix(25)) + [0x3B], .noPicture),
    (Array(plain.prefix(25)) + [0x99], .badBlock(0x99, offset: 25)),
  ]

  @Test(arguments: refusals)
  func `is refused`(bytes: [UInt8], error: GIFError) {
    #expect(throws: error) { try GIFReader.decode(bytes) }
  }

  @Test func `a large picture needs data that can fill it`() {
    var bytes = Self.plain
    // 65,535 x 1,500 pixels.
    (bytes[30], bytes[31], bytes[32], bytes[33]) = (0xFF, 0xFF, 0xDC, 0x05)
    #expect(throws: GIFError.self) { try GIFReader.decode(bytes) }
  }

  @Test func `each truncation and each bit flip is read or refused`() {
    for bytes in [
      Self.plain, gif(1, 4, [4, 0, 1, 2, 3, 5], flags: 0x40, control: [0x21, 0xF9, 4, 1, 0, 0, 2, 0]),
    ] {
      readEveryDamage(of: bytes) { _ = try? GIFReader.decode($0) }
    }
  }
}
