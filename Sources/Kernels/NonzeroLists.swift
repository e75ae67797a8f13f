// The nonzero elements of a matrix: found once, so that products can skip the rest. First as a bitmap, then as the
// index lists that products use. It checks nothing.

import CProcessor

/// For every group of `InstructionSet.rowsPerList` rows of a matrix, the places at which one of them is not zero, in
/// order, and what they hold there.
///
/// A product that leaves out the others has the same sums, to the bit but for the sign of a zero: they would add 0
/// times something. That holds as long as the something is finite; 0 times infinity would be NaN.
public struct NonzeroLists {
  /// The lists, one after the other.
  public var steps: UnsafeMutablePointer<UInt16>
  /// For each step, close together where the matrix has them rows apart, the values of the group: `rowsPerList` of
  /// them, those of rows that the last group lacks being whatever they are.
  public var values: UnsafeMutablePointer<Float>
  /// Distance in steps from one list to the next.
  public var stride: Int
  /// The length of each list.
  public var counts: UnsafeMutablePointer<UInt32>

  @inlinable
  public init(
    steps: UnsafeMutablePointer<UInt16>, values: UnsafeMutablePointer<Float>, stride: Int,
    counts: UnsafeMutablePointer<UInt32>
  ) {
    (self.steps, self.values, self.stride, self.counts) = (steps, values, stride, counts)
  }

  /// Asks for the beginning of the list of a group of so many rows: lists that another core has just made are slow to
  /// come where the two share no cache.
  @inlinable @inline(__always)
  func askForList(ofGroup group: Int, rows: Int) {
    let step = group &* stride
    prefetch(steps + step)
    // A fixed number, because to guess how often to go round would cost as much as it saves.
    for line in 0..<6 { prefetch(values + (step &* rows &+ 16 &* line)) }
  }
}

/// A matrix with consecutive columns, and where its rows are not zero: bit c of a row says it of column c, the lowest
/// bit of a word first.
public struct MarkedMatrix {
  public var columns: Int
  public var values: UnsafePointer<Float>
  /// Distance in Floats from one row to the next, a multiple of `panelWidth`.
  public var stride: Int
  public var bits: UnsafeMutablePointer<UInt64>
  /// Words of bits in a row.
  @inlinable public var rowWords: Int { Self.words(ofBits: columns) }

  /// Words that so many bits begin.
  @inlinable public static func words(ofBits bits: Int) -> Int { (bits &+ 63) / 64 }

  @inlinable
  public init(
    columns: Int, values: UnsafePointer<Float>, stride: Int, bits: UnsafeMutablePointer<UInt64>
  ) {
    (self.columns, self.values, self.stride, self.bits) = (columns, values, stride, bits)
  }
}

extension InstructionSet {
  /// Rows that share a list: as many as give a tile of a whole panel eight accumulators, which is how many keep the
  /// processor's multipliers busy. The fewer, the less of it is multiplied by 0 after all: of MNIST's pixels 19 % are
  /// ink, but 29 % are in one of two images and 39 % in one of four.
  @inlinable public static var rowsPerList: Int { 8 * Vector.scalarCount / panelWidth }

  /// Marks where some rows are not zero; what fills a row up does not count.
  @inlinable @inline(__always)
  public static func markNonzeros(of rows: Range<Int>, in matrix: MarkedMatrix) {
    let columns = matrix.columns
    for row in rows {
      let floats = UnsafeRawPointer(matrix.values + row &* matrix.stride)
      let words = matrix.bits + row &* matrix.rowWords
      for word in 0..<matrix.rowWords {
        var bits: UInt64 = 0
        // The last word may be of a single panel.
        for part in 0..<min(8, (columns &- 64 &* word &+ 31) / 32 &* 4) {
          let eight = floats.loadUnaligned(
            fromByteOffset: 256 &* word &+ 32 &* part, as: SIMD8<UInt32>.self)
          bits |= UInt64(nonzero_bits8(eight)) << UInt64(truncatingIfNeeded: 8 &* part)
        }
        words[word] = bits
      }
      let rest = columns % 64
      if rest > 0 { words[columns / 64] &= 1 << UInt64(truncatingIfNeeded: rest) &- 1 }
    }
  }

  /// Makes the first of `lists` of the columns, counted from the first of `columns`, at which one of the rows of a
  /// group is not zero; `columns` begins at a whole word.
  @inlinable @inline(__always)
  public static func listColumns(
    _ columns: Range<Int>, ofRows rows: Range<Int>, in matrix: MarkedMatrix, to lists: NonzeroLists
  ) {
    // A row that is missing is taken to be like the last: nobody reads its values.
    func row(_ number: Int) -> Int { min(rows.lowerBound &+ number, rows.upperBound &- 1) }
    let firstWord = columns.lowerBound / 64
    var (step, value) = (lists.steps, lists.values)
    for word in firstWord..<MarkedMatrix.words(ofBits: columns.upperBound) {
      // The same place in the next list is written soon, and a core that read the list before may still hold it.
      prefetch_to_write(step + lists.stride)
      for line in 0..<3 { prefetch_to_write(value + (lists.stride &* rowsPerList &+ 16 &* line)) }
      var bits: UInt64 = 0
      for i in 0..<rowsPerList { bits |= matrix.bits[row(i) &* matrix.rowWords &+ word] }
      let start = 64 &* (word &- firstWord)
      while bits != 0 {
        let bit = bits.trailingZeroBitCount
        step.pointee = UInt16(truncatingIfNeeded: start &+ bit)
        for i in 0..<rowsPerList { value[i] = matrix.values[row(i) &* matrix.stride &+ 64 &* word &+ bit] }
        step += 1
        value += rowsPerList
        bits &= bits &- 1
      }
    }
    lists.counts.pointee = UInt32(truncatingIfNeeded: step - lists.steps)
  }

  /// Makes a list for every group of as many columns as share one, of the rows at which one of them is not zero, for
  /// the columns of the words in `chosen`; each list needs room for all rows.
  @inlinable @inline(__always)
  public static func listRows(
    _ rows: Int, words chosen: Range<Int>, in matrix: MarkedMatrix, to lists: NonzeroLists
  ) {
    let groupsPerWord = 64 / rowsPerList
    (lists.counts + chosen.lowerBound &* groupsPerWord).update(
      repeating: 0, count: chosen.count &* groupsPerWord)
    for row in 0..<rows {
      for word in chosen {
        let floats = matrix.values + (row &* matrix.stride &+ 64 &* word)
        var bits = firstOfGroups(matrix.bits[row &* matrix.rowWords &+ word])
        while bits != 0 {
          let bit = bits.trailingZeroBitCount
          let group = word &* groupsPerWord &+ bit / rowsPerList
          let count = lists.counts[group]
          let place = group &* lists.stride &+ Int(count)
          lists.steps[place] = UInt16(truncatingIfNeeded: row)
          for i in 0..<rowsPerList { lists.values[place &* rowsPerList &+ i] = floats[bit &+ i] }
          lists.counts[group] = count &+ 1
          // As above: where this list goes on.
          prefetch_to_write(lists.values + (place &* rowsPerList &+ 16))
          bits &= bits &- 1
        }
      }
    }
  }

  /// The first bit of each group of columns that share a list, set where one of the group is.
  @inlinable @inline(__always)
  static func firstOfGroups(_ bits: UInt64) -> UInt64 {
    switch rowsPerList {
    case 1: return bits
    case 2: return (bits | bits >> 1) & 0x5555_5555_5555_5555
    case 4:
      let pairs = bits | bits >> 1
      return (pairs | pairs >> 2) & 0x1111_1111_1111_1111
    default: preconditionFailure("\(rowsPerList) columns have no list in common")
    }
  }
}
