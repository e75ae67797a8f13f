// Decodes a band of AC coefficients of one component of a progressive frame: their upper bits in a first scan
// (ITU-T T.81, G.1.2.2), one more bit in each further one (G.1.2.3).

/// The coder of a scan that begins a band of AC coefficients.
struct JPEGProgressiveACStart: JPEGBlockCoder {
  let table: JPEGHuffmanTable
  let band: ClosedRange<Int>
  let lowBit: Int
  private(set) var coefficients: JPEGCoefficients
  /// How many of the blocks to come have nothing in this band.
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

/// The coder of a scan that adds a bit to a band of AC coefficients.
struct JPEGProgressiveACRefinement: JPEGBlockCoder {
  let table: JPEGHuffmanTable
  let band: ClosedRange<Int>
  /// The bit that this scan adds, as a number.
  private let bit: Int16
  private(set) var coefficients: JPEGCoefficients
  /// How many of the blocks to come have no new coefficient in this band.
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
        // Of the sixteen zeros that a symbol without a value stands for, the last is still to be passed.
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

  /// Adds a bit to each coefficient that is not 0, from `start` on to where `zeros` others have been passed
  /// and another follows; gives that place, or one behind the band.
  private mutating func refine(
    _ block: Int, from start: Int, zeros: Int, _ reader: inout JPEGBitReader
  ) -> Int {
    let extent = Int(coefficients.extents[block])
    var left = zeros
    var k = start
    while k <= band.upperBound {
      // Beyond the extent there are only zeros: no need to look at each.
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
