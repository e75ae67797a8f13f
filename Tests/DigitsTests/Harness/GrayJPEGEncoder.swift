// Writes the JPEG sample of Data/: baseline, one component, the tables that the standard gives as examples. Sizes are
// multiples of 8. The program itself reads JPEG and writes none.
// Source: ITU-T T.81, <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>, annexes A, F and K.

import Images

enum GrayJPEGEncoder {
  /// The bytes of a JPEG file with `image`, its quantisation a fifth of the standard's example: quality 90.
  static func encode(_ image: GrayImage) -> [UInt8] {
    precondition(image.width % 8 == 0 && image.height % 8 == 0, "sides must be multiples of 8")
    func word(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }
    func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
      [0xFF, marker] + word(content.count + 2) + content
    }
    var bits = BitWriter()
    var lastDC = 0
    for top in stride(from: 0, to: image.height, by: 8) {
      for left in stride(from: 0, to: image.width, by: 8) {
        let levels = quantised(image, left: left, top: top)
        encode(levels, after: lastDC, into: &bits)
        lastDC = levels[0]
      }
    }
    return [0xFF, 0xD8]
      + segment(0xDB, [0] + zigzag.map { UInt8(quantisation[$0]) })
      + segment(0xC0, [8] + word(image.height) + word(image.width) + [1, 1, 0x11, 0])
      + segment(0xC4, [0x00] + dcCode.counts + dcCode.symbols)
      + segment(0xC4, [0x10] + acCode.counts + acCode.symbols)
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + bits.finished() + [0xFF, 0xD9]
  }

  /// The coefficients of a block in zigzag order, divided by their steps and rounded.
  private static func quantised(_ image: GrayImage, left: Int, top: Int) -> [Int] {
    let samples = (0..<64).map { Int(image[left + $0 % 8, top + $0 / 8]) - 128 }
    var coefficients = [Int](repeating: 0, count: 64)
    for v in 0..<8 {
      for u in 0..<8 {
        var sum = 0
        for (index, sample) in samples.enumerated() {
          sum += sample * cosines[u][index % 8] * cosines[v][index / 8]
        }
        // Cosines are in 4096ths, and a quarter belongs before the sum.
        let step = quantisation[v * 8 + u] << 26
        coefficients[v * 8 + u] = (abs(sum) + step / 2) / step * sum.signum()
      }
    }
    return zigzag.map { coefficients[$0] }
  }

  /// C(u) cos((2x + 1) u π / 16) · 4096, rounded; whole numbers, so that every machine writes the same bytes.
  private static let cosines: [[Int]] = {
    let quarter = [4096, 4017, 3784, 3406, 2896, 2276, 1567, 799, 0]
    return (0..<8).map { u in
      (0..<8).map { x in
        let angle = (2 * x + 1) * u % 32
        let folded = min(angle, 32 - angle)
        return u == 0 ? 2896 : folded <= 8 ? quarter[folded] : -quarter[16 - folded]
      }
    }
  }()

  private static func encode(_ levels: [Int], after lastDC: Int, into bits: inout BitWriter) {
    let difference = levels[0] - lastDC
    bits.append(dcCode.codes[size(difference)]!)
    bits.append(magnitude(difference))
    var zeros = 0
    for level in levels.dropFirst() {
      guard level != 0 else {
        zeros += 1
        continue
      }
      while zeros > 15 {
        bits.append(acCode.codes[0xF0]!)
        zeros -= 16
      }
      bits.append(acCode.codes[zeros << 4 | size(level)]!)
      bits.append(magnitude(level))
      zeros = 0
    }
    if zeros > 0 { bits.append(acCode.codes[0x00]!) }
  }

  /// The number of bits of a value's magnitude.
  private static func size(_ value: Int) -> Int { Int.bitWidth - abs(value).leadingZeroBitCount }

  /// The bits that say which value of its size it is; negative ones count up from zero.
  private static func magnitude(_ value: Int) -> (code: Int, length: Int) {
    (value < 0 ? value + (1 << size(value)) - 1 : value, size(value))
  }

  private static let zigzag = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
    14,
    21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
    53, 60,
    61, 54, 47, 55, 62, 63,
  ]

  private static let quantisation = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17,
    22, 29,
    51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
    121,
    120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ].map { max(1, ($0 + 2) / 5) }

  private static let dcCode = HuffmanCode(
    counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], symbols: Array(0...11))

  private static let acCode = HuffmanCode(
    counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D],
    symbols: [
      0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22,
      0x71,
      0x14, 0x32, 0x81, 0x91, 0xA1, 0x08, 0x23, 0x42, 0xB1, 0xC1, 0x15, 0x52, 0xD1, 0xF0, 0x24, 0x33, 0x62,
      0x72,
      0x82, 0x09, 0x0A, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2A, 0x34, 0x35, 0x36,
      0x37,
      0x38, 0x39, 0x3A, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4A, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58,
      0x59,
      0x5A, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7A,
      0x83,
      0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0xA2,
      0xA3,
      0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xB2, 0xB3, 0xB4, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xC2,
      0xC3,
      0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9, 0xDA, 0xE1,
      0xE2,
      0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9,
      0xFA,
    ])
}

/// A Huffman code as a JPEG file spells it: how many codes there are of each length, and their symbols in order.
private struct HuffmanCode {
  let counts: [UInt8]
  let symbols: [UInt8]
  let codes: [Int: (code: Int, length: Int)]

  init(counts: [UInt8], symbols: [UInt8]) {
    self.counts = counts
    self.symbols = symbols
    var codes: [Int: (code: Int, length: Int)] = [:]
    var code = 0
    var next = symbols.makeIterator()
    for (index, count) in counts.enumerated() {
      for _ in 0..<count {
        if let symbol = next.next() { codes[Int(symbol)] = (code, index + 1) }
        code += 1
      }
      code <<= 1
    }
    self.codes = codes
  }
}

/// Bits from the most significant down, a zero byte after each byte of ones.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var current = 0
  private var count = 0

  mutating func append(_ bits: (code: Int, length: Int)) {
    for position in stride(from: bits.length - 1, through: 0, by: -1) {
      current = current << 1 | bits.code >> position & 1
      count += 1
      guard count == 8 else { continue }
      bytes.append(UInt8(current))
      if current == 0xFF { bytes.append(0) }
      (current, count) = (0, 0)
    }
  }

  /// The bytes, the last filled up with ones.
  mutating func finished() -> [UInt8] {
    while count > 0 { append((1, 1)) }
    return bytes
  }
}
