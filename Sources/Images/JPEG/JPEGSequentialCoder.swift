// Decodes the blocks of baseline and extended sequential scans directly to samples (ITU-T T.81, F.2).

/// The coder of sequential scans; each block is complete and is transformed at once.
struct JPEGSequentialCoder: JPEGBlockCoder {
  private(set) var components: [Component]
  /// The current block, row-major; all zero between blocks.
  private var block = InlineArray<64, Int32>(repeating: 0)

  init(_ components: [Component]) { self.components = components }

  mutating func restart() {
    for index in components.indices { components[index].restart() }
  }

  mutating func decodeBlock(of index: Int, column: Int, row: Int, from reader: inout JPEGBitReader) {
    components[index].decodeBlock(column: column, row: row, by: &block, from: &reader)
  }

  /// The decoding state of a component of the scan, and its samples so far.
  struct Component {
    let dc: JPEGHuffmanTable
    let ac: JPEGHuffmanTable
    let quantization: JPEGQuantizationTable
    var plane: JPEGPlane
    /// The DC coefficient of the previous block.
    private var prediction = 0
    private let zigzag = JPEGZigzag()

    init(
      dc: JPEGHuffmanTable, ac: JPEGHuffmanTable, quantization: JPEGQuantizationTable, plane: JPEGPlane
    ) {
      (self.dc, self.ac, self.quantization, self.plane) = (dc, ac, quantization, plane)
    }

    mutating func restart() { prediction = 0 }

    /// Decodes one block to samples with `block` as scratch space, which is all zero before and after.
    @inline(__always)
    mutating func decodeBlock(
      column: Int, row: Int, by block: inout InlineArray<64, Int32>, from reader: inout JPEGBitReader
    ) {
      prediction &+= reader.coefficient(dc).value
      let level = Int32(truncatingIfNeeded: prediction) &* quantization[0]
      let isFlat = decodeAC(into: &block, from: &reader)
      let start = plane.offset(column: column, row: row)
      let stride = plane.stride
      var samples = plane.samples.mutableSpan
      if isFlat {
        JPEGInverseDCT.fill(level, into: &samples, at: start, stride: stride)
      } else {
        block[0] = level
        JPEGInverseDCT.transform(&block, into: &samples, at: start, stride: stride)
        block = InlineArray(repeating: 0)
      }
    }

    /// Decodes the 63 AC coefficients; returns whether all are zero (F.2.2.2).
    @inline(__always)
    private func decodeAC(
      into block: inout InlineArray<64, Int32>, from reader: inout JPEGBitReader
    ) -> Bool {
      var k = 1
      while k < 64 {
        let (run, value) = reader.coefficient(ac)
        if value == 0 {
          guard run == 15 else { return k == 1 }
          k += 16
          continue
        }
        k += run
        guard k < 64 else {
          reader.reportDamage()
          break
        }
        block[zigzag[k]] = Int32(truncatingIfNeeded: value) &* quantization[k]
        k += 1
      }
      return false
    }
  }
}
