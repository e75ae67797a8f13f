// Parts to put JPEG files together from by hand: flat pictures of 8x8 blocks, and whatever is wrong with
// them.

enum JPEGParts {
  static let start: [UInt8] = [0xFF, 0xD8]
  static let end: [UInt8] = [0xFF, 0xD9]

  /// A marker, the length and the content.
  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + word(content.count + 2) + content
  }

  /// Steps of 8 for all coefficients, so that a DC coefficient counts levels.
  static let quantization = segment(0xDB, [0] + [UInt8](repeating: 8, count: 64))

  /// Table 0 of either kind: `0` for a difference of zero, `10` for one of eight bits; `0` for the end of a
  /// block, `10` for a coefficient of one bit, `11` for none (sixteen zeros).
  static let huffman =
    segment(0xC4, [0x00, 1, 1] + [UInt8](repeating: 0, count: 14) + [0, 8])
    + segment(0xC4, [0x10, 1, 2] + [UInt8](repeating: 0, count: 14) + [0x00, 0x01, 0xF0])

  static let tables = quantization + huffman

  /// A frame header; all components are sampled alike unless `factors` says otherwise.
  static func frame(
    _ marker: UInt8 = 0xC0, precision: UInt8 = 8, width: Int = 8, height: Int = 8, components: [UInt8] = [1],
    factors: [UInt8]? = nil, table: UInt8 = 0
  ) -> [UInt8] {
    var content = [precision] + word(height) + word(width) + [UInt8(components.count)]
    for (index, id) in components.enumerated() { content += [id, factors?[index] ?? 0x11, table] }
    return segment(marker, content)
  }

  /// A scan header, of all coefficients unless it says otherwise.
  static func scan(
    _ components: [UInt8] = [1], tables: UInt8 = 0, first: UInt8 = 0, last: UInt8 = 63, bits: UInt8 = 0
  ) -> [UInt8] {
    segment(0xDA, [UInt8(components.count)] + components.flatMap { [$0, tables] } + [first, last, bits])
  }

  /// An APP1 segment with nothing but an orientation, least significant byte first.
  static func exif(orientation: UInt8) -> [UInt8] {
    let entry: [UInt8] = [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
    return segment(0xE1, Array("Exif\0\0II*\0\u{8}\0\0\0\u{1}\0".utf8) + entry)
  }

  static func file(_ parts: [[UInt8]], data: [UInt8] = []) -> [UInt8] {
    start + parts.joined() + data + end
  }

  /// One grey block of 128: a difference of zero, the end of the block, and ones to fill the byte.
  static let minimal = file([tables, frame(), scan()], data: [0b0011_1111])

  private static func word(_ value: Int) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }
}
