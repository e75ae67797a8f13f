// Decodes a band of AC coefficients of one component of a progressive frame: a first scan with the upper bits (ITU-T
// T.81, G.1.2.2) and refinement scans of one bit each (G.1.2.3).

/// The coder of a first scan of a band of AC coefficients.
struct JPEGProgressiveACStart: JPEGBlockCoder {
  let table: JPEGHuffmanTable
  let band: ClosedRange<Int>
  let lowBit: Int
  private(set) var coefficients: JPEGCoefficients
  /// How many of the following blocks have no coefficients in this band.
  private var emptyBlocks = 0

  init(_ coefficients: JPEGCoefficients, table: JPEGHuffmanTable, band: ClosedRange<Int>, lowBit: Int) {
    self.coefficients = coefficients
    self.table = table
    self.band = band
    self.lowBit = lowBit
  }

  mutating func restart() { emptyBlocks = 0 }

  mutating func decodeBlock(of index: Int, column: Int, row: Int, from reader: inout JPEGBitReader) {
    guard emptyBlocks == 0 else {
      emptyBlocks -= 1
      return
    }
    let block = row * coefficients.blocksWide + column
    var extent = Int(coefficients.extents[block])
    var k = band.lowerBound
    while k <= band.upperBound {
      let (run, value) = reader.coefficient(table)
      if value == 0 {
        guard run == 15 else {
          emptyBlocks = (1 << run) + reader.bits(run) - 1
          break
        }
        k += 16
        continue
      }
      k += run
      guard k <= band.upperBound else {
        reader.reportDamage()
        break
      }
      coefficients.values[64 * block + k] = Int16(truncatingIfNeeded: value &<< lowBit)
      k += 1
      extent = max(extent, k)
    }
    coefficients.extents[block] = UInt8(extent)
  }
}

/// The coder of a scan that refines a band of AC coefficients by one bit.
struct JPEGProgressiveACRefinement: JPEGBlockCoder {
  let table: JPEGHuffmanTable
  let band: ClosedRange<Int>
  /// The value of the bit that this scan adds.
  private let bit: Int16
  private(set) var coefficients: JPEGCoefficients
  /// How many of the following blocks have no new coefficient in this band.
  private var blocksWithoutNew = 0

  init(_ coefficients: JPEGCoefficients, table: JPEGHuffmanTable, band: ClosedRange<Int>, lowBit: Int) {
    self.coefficients = coefficients
    self.table = table
    self.band = band
    bit = 1 << Int16(lowBit)
  }

  mutating func restart() { blocksWithoutNew = 0 }

  mutating func decodeBlock(of index: Int, column: Int, row: Int, from reader: inout JPEGBitReader) {
    let block = row * coefficients.blocksWide + column
    var k = band.lowerBound
    while blocksWithoutNew == 0, k <= band.upperBound {
      let (run, value) = reader.coefficient(table)
      if value == 0, run < 15 {
        blocksWithoutNew = (1 << run) + reader.bits(run)
        break
      }
      guard -1...1 ~= value else {
        reader.reportDamage()
        return
      }
      k = refine(block, from: k, zeros: run, &reader)
      guard value != 0 else {
        // A symbol without a value stands for sixteen zeros; the last of them is still to be skipped.
        k += 1
        continue
      }
      guard k <= band.upperBound else {
        reader.reportDamage()
        return
      }
      coefficients.values[64 * block + k] = value > 0 ? bit : -bit
      k += 1
      coefficients.extents[block] = max(coefficients.extents[block], UInt8(k))
    }
    if blocksWithoutNew > 0 {
      blocksWithoutNew -= 1
      _ = refine(block, from: k, zeros: 64, &reader)
    }
  }

  /// Refines each nonzero coefficient from `start` on, until `zeros` zero coefficients have been skipped and another
  /// zero follows. Returns that position, or the end of the band plus one.
  private mutating func refine(
    _ block: Int, from start: Int, zeros: Int, _ reader: inout JPEGBitReader
  ) -> Int {
    let extent = Int(coefficients.extents[block])
    var left = zeros
    var k = start
    while k <= band.upperBound {
      // All coefficients beyond the extent are zero and can be skipped at once.
      guard k < extent else { return min(k + left, band.upperBound + 1) }
      let value = coefficients.values[64 * block + k]
      if value == 0 {
        guard left > 0 else { return k }
        left -= 1
      } else if reader.bits(1) == 1, value & bit == 0 {
        coefficients.values[64 * block + k] = value > 0 ? value &+ bit : value &- bit
      }
      k += 1
    }
    return k
  }
}
