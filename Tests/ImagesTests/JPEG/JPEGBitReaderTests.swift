import Testing

@testable import Images

@Suite struct JPEGBitReaderTests {
  @Test func `takes bits and the zero behind FF`() {
    var reader = JPEGBitReader([0xAA, 0b1010_0000, 0xFF, 0x00, 0x81, 0xFF, 0xD9], at: 1)
    #expect(reader.bits(3) == 0b101)
    #expect(reader.bits(0) == 0)
    #expect(reader.bits(13) == 0xFF)
    #expect(reader.bits(8) == 0x81)
    #expect(!reader.isExhausted && reader.offset == 5)
    #expect(reader.bits(1) == 0)
    #expect(reader.isExhausted)
  }

  @Test func `knows fill bytes from data`() {
    var data = JPEGBitReader([0xFF, 0xFF, 0x00, 0x12], at: 0)
    #expect(data.bits(16) == 0xFF12)
    var marker = JPEGBitReader([0x12, 0xFF, 0xFF, 0xD0], at: 0)
    #expect(marker.bits(8) == 0x12 && marker.offset == 1)
    #expect(!marker.isExhausted)
  }

  @Test func `starts again behind a restart marker`() {
    var reader = JPEGBitReader([0x0F, 0xFF, 0xD0, 0xF0], at: 0)
    #expect(reader.bits(12) == 0x0F0 && reader.isExhausted)
    reader.restart(at: 3)
    #expect(reader.bits(8) == 0xF0 && !reader.isExhausted)
  }

  /// Code words of 1, 2 and 3 bits, one of 10, one of 11 and one of 16, each with another symbol.
  private static func table() throws -> JPEGHuffmanTable {
    let counts: [UInt8] = [1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1]
    let content = counts + [0x00, 0x13, 0xF0, 0x2A, 0x01, 0x5F]
    var segment = JPEGSegment(marker: .huffmanTables, content: content[...])
    return try JPEGHuffmanTable(isDC: false, from: &segment)
  }

  /// Bits, and the run and coefficient that they stand for (T.81, table F.1 and F.2).
  @Test(arguments: [
    ("0", 0, 0), ("10" + "000", 1, -7), ("10" + "011", 1, -4), ("10" + "100", 1, 4), ("10" + "111", 1, 7),
    ("110", 15, 0), ("1110000000" + "0000000001", 2, -1_022), ("1110000000" + "1000000001", 2, 513),
    ("11100000010" + "0", 0, -1), ("11100000010" + "1", 0, 1),
    ("1110000001100000" + "111111111111111", 5, 32_767), ("1110000001100000" + "000000000000000", 5, -32_767),
  ])
  func decodes(bits: String, run: Int, value: Int) throws {
    var reader = JPEGBitReader(packed(bits + "1011"), at: 0)
    let found = reader.coefficient(try Self.table())
    #expect(found.run == run && found.value == value)
    #expect(reader.bits(4) == 0b1011)
    #expect(!reader.isDamaged)
  }

  @Test func `remembers bits that are no code word`() throws {
    var reader = JPEGBitReader(packed("1111111111111111"), at: 0)
    let found = reader.coefficient(try Self.table())
    #expect(found.run == 0 && found.value == 0 && reader.isDamaged)
  }

  /// A string of 0 and 1 as bytes, the last filled up with zeros, each 0xFF with its zero behind.
  private func packed(_ bits: String) -> [UInt8] {
    let padded = Array(bits) + Array(repeating: "0", count: (8 - bits.count % 8) % 8)
    return stride(from: 0, to: padded.count, by: 8).flatMap { start -> [UInt8] in
      let byte = padded[start..<start + 8].reduce(0 as UInt8) { $0 << 1 | ($1 == "1" ? 1 : 0) }
      return byte == 0xFF ? [0xFF, 0] : [byte]
    }
  }

  @Test func `the longest code words and values follow each other`() throws {
    // Each of 31 bits: what is left of the 64 bits held is never enough for two.
    let values = ["100000000000001", "111111111111111", "100000000000111", "110000000000001"]
    var reader = JPEGBitReader(
      packed(values.map { "1110000001100000" + $0 }.joined()), at: 0)
    let table = try Self.table()
    #expect(values.map { _ in reader.coefficient(table).value } == [16_385, 32_767, 16_391, 24_577])
    #expect(!reader.isDamaged)
  }
}
