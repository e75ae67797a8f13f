// The BMP and GIF decoders.

@testable import Images

extension FuzzTarget {
  /// An input that does not begin like a BMP file is one from its second header on.
  static let bmp = FuzzTarget(
    name: "BMP",
    seeds: {
      func header(_ bits: UInt8, _ compression: UInt8, _ height: UInt8 = 2) -> [UInt8] {
        [40, 0, 0, 0, 2, 0, 0, 0, height, 0, 0, 0, 1, 0, bits, 0, compression]
          + [UInt8](repeating: 0, count: 23)
      }
      let palette: [UInt8] = [0, 80, 160, 240].flatMap { [$0, $0, $0, 0] }
      let pictures: [[UInt8]] = [
        header(24, 0) + [UInt8](repeating: 9, count: 16),
        header(1, 0) + palette + [64, 0, 0, 0, 128, 0, 0, 0],
        header(4, 0) + palette + [0x12, 0, 0, 0, 0x21, 0, 0, 0],
        header(8, 0) + palette + [1, 2, 0, 0, 2, 1, 0, 0],
        header(8, 1) + palette + [2, 1, 0, 0, 0, 2, 1, 0, 0, 3, 1, 2, 3, 0, 0, 1],
        header(4, 2) + palette + [2, 0x12, 0, 0, 2, 0x21, 0, 1], header(16, 0) + [1, 2, 3, 4, 5, 6, 7, 8],
        header(16, 3) + [0, 0xF8, 0, 0, 0xE0, 7, 0, 0, 0x1F, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8],
        header(32, 0) + [UInt8](repeating: 200, count: 16),
        [12, 0, 0, 0, 2, 0, 2, 0, 1, 0, 24, 0] + [UInt8](repeating: 9, count: 16),
      ]
      return pictures
    },
    read: { bytes in
      let isWhole = bytes.starts(with: Array("BM".utf8))
      // Pixels at byte 0 lie over the header, which harms nobody.
      let start: [UInt8] = [0x42, 0x4D, 0, 0, 0, 0, 0, 0, 0, 0, bytes.first == 12 ? 26 : 54, 0, 0, 0]
      _ = try? BMPReader.decode(isWhole ? bytes : start + bytes)
    })

  /// An input that does not begin like a GIF file is what follows its first colour table.
  static let gif = FuzzTarget(
    name: "GIF",
    seeds: {
      let head = Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
      // Clear, 1, 0, 0, 1, end, each of 3 bits.
      let picture: [UInt8] = [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x0C, 0x10, 0x05, 0, 0x3B]
      let interlaced: [UInt8] = [
        0x21, 0xF9, 4, 1, 0, 0, 1, 0, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0x40, 2, 3, 0x0C, 0x10, 0x05, 0,
      ]
      return [head + picture, head + interlaced, picture, interlaced]
    },
    read: { bytes in
      let head = Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
      _ = try? GIFReader.decode(bytes.starts(with: Array("GIF".utf8)) ? bytes : head + bytes)
    })
}
