// Where a matrix is not zero: found once, so that products need not multiply by the rest. First as bits, then as the
// lists that products follow. It checks nothing.

import CIntrinsics

/// For every group of `InstructionSet.rowsPerList` rows of a matrix, the places at which one of them is not zero, in
/// order.
///
/// A product that leaves out the others has the same sums, to the bit but for the sign of a zero: they would add 0
/// times something. That holds as long as the something is finite; 0 times infinity would be NaN.
public struct NonzeroLists {
  /// The lists, one after the other.
  public var steps: UnsafeMutablePointer<UInt16>
  /// Distance from one list to the next.
  public var stride: Int
  /// The length of each list.
  public var counts: UnsafeMutablePointer<UInt32>

  @inlinable
  public init(steps: UnsafeMutablePointer<UInt16>, stride: Int, counts: UnsafeMutablePointer<UInt32>) {
    (self.steps, self.stride, self.counts) = (steps, stride, counts)
  }

  /// The list of a group.
  @inlinable @inline(__always)
  func list(_ group: Int) -> (steps: UnsafePointer<UInt16>, count: Int) {
    (UnsafePointer(steps + group &* stride), Int(counts[group]))
  }
}

/// Where the rows of a matrix are not zero: bit c of a row says it of column c, the lowest bit of a word first.
public struct NonzeroBits {
  public var words: UnsafeMutablePointer<UInt64>
  /// Words of a row.
  public var rowWords: Int

  @inlinable
  public init(words: UnsafeMutablePointer<UInt64>, rowWords: Int) {
    (self.words, self.rowWords) = (words, rowWords)
  }
}

extension InstructionSet {
  /// Rows that share a list: as many as give a tile of a whole panel eight accumulators, which is how many keep the
  /// processor's multipliers busy. The fewer, the less of it is multiplied by 0 after all: of MNIST's pixels 19 % are
  /// ink, but 29 % are in one of two images and 39 % in one of four.
  @inlinable public static var rowsPerList: Int { 8 * Vector.scalarCount / panelWidth }

  /// Finds where a row of whole panels is not zero; what fills the last one up does not count.
  @inlinable @inline(__always)
  public static func findNonzeros(
    _ row: UnsafePointer<Float>, columns: Int, to words: UnsafeMutablePointer<UInt64>
  ) {
    let row = UnsafeRawPointer(row)
    for word in 0..<(columns &+ 63) / 64 {
      var bits: UInt64 = 0
      // The last word may be of a single panel.
      for part in 0..<min(8, (columns &- 64 &* word &+ 31) / 32 &* 4) {
        let floats = row.loadUnaligned(fromByteOffset: 256 &* word &+ 32 &* part, as: SIMD8<UInt32>.self)
        bits |= UInt64(nonzero_bits8(floats)) << UInt64(truncatingIfNeeded: 8 &* part)
      }
      words[word] = bits
    }
    let rest = columns % 64
    if rest > 0 { words[columns / 64] &= 1 << UInt64(truncatingIfNeeded: rest) &- 1 }
  }
}

extension NonzeroBits {
  /// Lists the columns, counted from the first of `columns`, at which one of the rows is not zero, and returns how many
  /// there are; `columns` begins at a whole word.
  @inlinable
  public func listColumns(
    _ columns: Range<Int>, ofRows rows: Range<Int>, to list: UnsafeMutablePointer<UInt16>
  ) -> UInt32 {
    let firstWord = columns.lowerBound / 64
    var count = 0
    for word in firstWord..<(columns.upperBound &+ 63) / 64 {
      var bits: UInt64 = 0
      for row in rows { bits |= words[row &* rowWords &+ word] }
      let start = 64 &* (word &- firstWord)
      while bits != 0 {
        list[count] = UInt16(truncatingIfNeeded: start &+ bits.trailingZeroBitCount)
        count &+= 1
        bits &= bits &- 1
      }
    }
    return UInt32(truncatingIfNeeded: count)
  }

  /// Lists, for every group of `width` columns of the words in `chosen`, the rows at which one of them is not zero:
  /// `width` is 1, 2 or 4, and each list needs room for all rows.
  public func listRows(_ rows: Int, words chosen: Range<Int>, width: Int, to lists: NonzeroLists) {
    let groupsPerWord = 64 / width
    (lists.counts + chosen.lowerBound * groupsPerWord).update(
      repeating: 0, count: chosen.count * groupsPerWord)
    for row in 0..<rows {
      for word in chosen {
        var bits = firstOfGroups(words[row &* rowWords &+ word], width: width)
        while bits != 0 {
          let group = (64 &* word &+ bits.trailingZeroBitCount) / width
          let count = lists.counts[group]
          lists.steps[group &* lists.stride &+ Int(count)] = UInt16(truncatingIfNeeded: row)
          lists.counts[group] = count &+ 1
          bits &= bits &- 1
        }
      }
    }
  }

  /// The first bit of each group of `width`, set where one of the group is.
  private func firstOfGroups(_ bits: UInt64, width: Int) -> UInt64 {
    switch width {
    case 1: return bits
    case 2: return (bits | bits >> 1) & 0x5555_5555_5555_5555
    case 4:
      let pairs = bits | bits >> 1
      return (pairs | pairs >> 2) & 0x1111_1111_1111_1111
    default: preconditionFailure("\(width) columns have no list in common")
    }
  }
}
