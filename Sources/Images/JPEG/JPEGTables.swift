// The quantization tables, Huffman tables and restart interval in force at a point of the file (ITU-T T.81, B.2.4).
// Each stays in force until redefined; Huffman tables 0 and 1 start as the standard's typical tables.

/// Quantization steps, in zigzag order as in the file.
typealias JPEGQuantizationTable = InlineArray<64, Int32>

/// The tables defined by the DQT, DHT and DRI segments read so far.
struct JPEGTables {
  /// MCUs between restart markers; 0 for none.
  private(set) var restartInterval = 0
  private var quantization = [JPEGQuantizationTable?](repeating: nil, count: 4)
  private var dc = [JPEGHuffmanTable?](repeating: nil, count: 4)
  private var ac = [JPEGHuffmanTable?](repeating: nil, count: 4)

  /// B.2.4.1: one or more tables of 8-bit or 16-bit steps.
  mutating func defineQuantization(_ segment: inout JPEGSegment) throws(JPEGError) {
    while !segment.isAtEnd {
      let (precision, number) = try segment.nibbles()
      guard precision <= 1, number < 4 else {
        throw .tableNumber(number, marker: segment.marker.rawValue)
      }
      var steps = JPEGQuantizationTable(repeating: 0)
      for k in 0..<64 {
        steps[k] = Int32(precision == 0 ? Int(try segment.byte()) : try segment.word())
      }
      quantization[number] = steps
    }
  }

  /// B.2.4.2: one or more tables.
  mutating func defineHuffman(_ segment: inout JPEGSegment) throws(JPEGError) {
    while !segment.isAtEnd {
      let (tableClass, number) = try segment.nibbles()
      guard tableClass <= 1, number < 4 else { throw .tableNumber(number, marker: segment.marker.rawValue) }
      let table = try JPEGHuffmanTable(isDC: tableClass == 0, from: &segment)
      if tableClass == 0 { dc[number] = table } else { ac[number] = table }
    }
  }

  /// B.2.4.4.
  mutating func defineRestartInterval(_ segment: inout JPEGSegment) throws(JPEGError) {
    restartInterval = try segment.word()
  }

  func quantizationTable(_ number: Int) throws(JPEGError) -> JPEGQuantizationTable {
    guard let table = quantization[number] else { throw .tableMissing(.quantization, number) }
    return table
  }

  func dcTable(_ number: Int) throws(JPEGError) -> JPEGHuffmanTable {
    guard let table = dc[number] ?? Self.standard(JPEGHuffmanTable.standardDC, number) else {
      throw .tableMissing(.dcHuffman, number)
    }
    return table
  }

  func acTable(_ number: Int) throws(JPEGError) -> JPEGHuffmanTable {
    guard let table = ac[number] ?? Self.standard(JPEGHuffmanTable.standardAC, number) else {
      throw .tableMissing(.acHuffman, number)
    }
    return table
  }

  private static func standard(_ tables: [JPEGHuffmanTable], _ number: Int) -> JPEGHuffmanTable? {
    number < tables.count ? tables[number] : nil
  }
}
