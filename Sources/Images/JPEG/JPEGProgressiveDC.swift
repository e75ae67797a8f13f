// Decodes the DC coefficients of a progressive frame: their upper bits in a first scan, one more bit in each
// further one (ITU-T T.81, G.1.2.1).

/// The coder of a scan that begins DC coefficients.
struct JPEGProgressiveDCStart: JPEGBlockCoder {
  /// A component of the scan and what is known of it.
  struct Component {
    let table: JPEGHuffmanTable
    var coefficients: JPEGCoefficients
    /// The DC coefficient of the block before, without the bits that are still to come.
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

/// The coder of a scan that adds a bit to DC coefficients.
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
