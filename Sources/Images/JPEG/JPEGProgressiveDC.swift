// Decodes the DC coefficients of a progressive frame: a first scan with the upper bits and refinement scans of one bit
// each (ITU-T T.81, G.1.2.1).

/// The coder of a first scan of DC coefficients.
struct JPEGProgressiveDCStart: JPEGBlockCoder {
  /// A component of the scan and its decoding state.
  struct Component {
    let table: JPEGHuffmanTable
    var coefficients: JPEGCoefficients
    /// The DC coefficient of the previous block, without the low bits of later scans.
    var prediction = 0
  }

  private(set) var components: [Component]
  let lowBit: Int

  init(_ components: [Component], lowBit: Int) {
    self.components = components
    self.lowBit = lowBit
  }

  mutating func restart() {
    for index in components.indices { components[index].prediction = 0 }
  }

  mutating func decodeBlock(of index: Int, column: Int, row: Int, from reader: inout JPEGBitReader) {
    let value = reader.coefficient(components[index].table).value
    components[index].prediction &+= value
    let block = row * components[index].coefficients.blocksWide + column
    components[index].coefficients.values[64 * block] =
      Int16(truncatingIfNeeded: components[index].prediction &<< lowBit)
  }
}

/// The coder of a scan that refines DC coefficients by one bit.
struct JPEGProgressiveDCRefinement: JPEGBlockCoder {
  private(set) var components: [JPEGCoefficients]
  let lowBit: Int

  init(_ components: [JPEGCoefficients], lowBit: Int) {
    self.components = components
    self.lowBit = lowBit
  }

  func restart() {}

  mutating func decodeBlock(of index: Int, column: Int, row: Int, from reader: inout JPEGBitReader) {
    let block = row * components[index].blocksWide + column
    components[index].values[64 * block] |= Int16(reader.bits(1)) &<< Int16(lowBit)
  }
}
