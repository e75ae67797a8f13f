// Finds the nonzero elements of a matrix, first as a bitmap, then as the index lists with which products skip zeros.
// Performs no checks.

import CProcessor

/// For every group of `InstructionSet.rowsPerList` rows of a matrix, the columns in which at least one row is nonzero,
/// in ascending order, and the values there.
///
/// A product that skips the other columns gives the same sums, bit for bit except for the sign of zeros, since it skips
/// only additions of 0 · x. That requires finite x, as 0 · infinity is NaN.
public struct NonzeroLists {
  /// The column indices, list after list.
  public var steps: UnsafeMutablePointer<UInt16>
  /// For each step, `rowsPerList` contiguous values, one for each row of the group; unspecified for rows missing from
  /// the last group.
  public var values: UnsafeMutablePointer<Float>
  /// Distance in steps from the start of one list to the next.
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

  /// Prefetches the start of the list of a group of `rows` rows: lists just written by another core are slow to load if
  /// the cores share no cache.
  @inlinable @inline(__always)
  func askForList(ofGroup group: Int, rows: Int) {
    let step = group &* stride
    prefetch(steps + step)
    // A fixed number, because a mispredicted loop exit would cost as much as prefetching saves.
    for line in 0..<6 { prefetch(values + (step &* rows &+ 16 &* line)) }
  }
}

/// A matrix with contiguous columns, and its nonzero bitmap: bit c of a row is set if column c is nonzero, lowest bit
/// first.
public struct MarkedMatrix {
  public var columns: Int
  public var values: UnsafePointer<Float>
  /// Distance in Floats from one row to the next, a multiple of `panelWidth`.
  public var stride: Int
  public var bits: UnsafeMutablePointer<UInt64>
  /// Words of the bitmap in a row.
  @inlinable public var rowWords: Int { Self.words(ofBits: columns) }

  /// The number of 64-bit words that hold `bits` bits.
  @inlinable public static func words(ofBits bits: Int) -> Int { (bits &+ 63) / 64 }

  @inlinable
  public init(
    columns: Int, values: UnsafePointer<Float>, stride: Int, bits: UnsafeMutablePointer<UInt64>
  ) {
    (self.columns, self.values, self.stride, self.bits) = (columns, values, stride, bits)
  }
}

extension InstructionSet {
  /// The number of rows that share a list: as many as give a panel-wide tile eight accumulators, which keep the
  /// multiply-add units busy. Fewer rows waste fewer multiplications by 0: 19 % of MNIST's pixels are ink, but 29 % are
  /// ink in at least one of two images, and 39 % in one of four.
  @inlinable public static var rowsPerList: Int { 8 * Vector.scalarCount / panelWidth }

  /// Sets the bits of the nonzero elements in some rows, ignoring the padding of rows.
  @inlinable @inline(__always)
  public static func markNonzeros(of rows: Range<Int>, in matrix: MarkedMatrix) {
    let columns = matrix.columns
    for row in rows {
      let floats = UnsafeRawPointer(matrix.values + row &* matrix.stride)
      let words = matrix.bits + row &* matrix.rowWords
      for word in 0..<matrix.rowWords {
        var bits: UInt64 = 0
        // The last word may cover a single panel.
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

  /// Writes the first of `lists`: the columns in which one row of a group is nonzero, numbered from the start of
  /// `columns`, which starts on a whole word.
  @inlinable @inline(__always)
  public static func listColumns(
    _ columns: Range<Int>, ofRows rows: Range<Int>, in matrix: MarkedMatrix, to lists: NonzeroLists
  ) {
    // A missing row is replaced by the last one; its values are never read.
    func row(_ number: Int) -> Int { min(rows.lowerBound &+ number, rows.upperBound &- 1) }
    let firstWord = columns.lowerBound / 64
    var (step, value) = (lists.steps, lists.values)
    for word in firstWord..<MarkedMatrix.words(ofBits: columns.upperBound) {
      // The same position in the next list is written soon, and a core that read the list before may still hold its
      // cache line.
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

  /// Lists the nonzero rows of every group of `rowsPerList` columns, for the columns of the words in `chosen`. Each
  /// list needs capacity for all rows.
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
          // As above: the continuation of this list.
          prefetch_to_write(lists.values + (place &* rowsPerList &+ 16))
          bits &= bits &- 1
        }
      }
    }
  }

  /// The first bit of each group of columns that share a list, set if any bit of the group is.
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
