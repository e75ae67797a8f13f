// Where a matrix is not zero: found once, so that products need not multiply by the rest. It checks nothing.

import CIntrinsics

/// For every group of `rowsPerGroup` rows of a matrix, the places at which one of them is not zero, in order.
///
/// A product that leaves out the others has the same sums, to the bit but for the sign of a zero: they would add 0
/// times something. That holds as long as the something is finite; 0 times infinity would be NaN.
public struct NonzeroLists {
  /// Rows that share a list: a tile of as many still keeps the processor's multipliers busy. In groups of four of
  /// MNIST's images, 39 % of the pixels are ink in one of them; in groups of twelve it would be 50 %.
  @inlinable public static var rowsPerGroup: Int { 4 }

  /// The lists, one after the other.
  public var steps: UnsafePointer<UInt16>
  /// Distance from one list to the next.
  public var stride: Int
  /// The length of each list.
  public var counts: UnsafePointer<UInt32>

  @inlinable
  public init(steps: UnsafePointer<UInt16>, stride: Int, counts: UnsafePointer<UInt32>) {
    (self.steps, self.stride, self.counts) = (steps, stride, counts)
  }

  /// The list of the group to which a row belongs.
  @inlinable @inline(__always)
  func list(ofRow row: Int) -> (steps: UnsafePointer<UInt16>, count: Int) {
    let group = row / Self.rowsPerGroup
    return (steps + group &* stride, Int(counts[group]))
  }
}

extension InstructionSet {
  /// Lists the columns at which one of up to four rows is not zero, and returns how many there are.
  ///
  /// The list needs room for all columns. Rows are looked at in whole panels, whose last columns must be zero past the
  /// end of the matrix: 32 comparisons are the bits of a word, and the set bits of a word are its columns.
  @inlinable @inline(__always)
  public static func listNonzeroColumns(
    _ matrix: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int,
    to list: UnsafeMutablePointer<UInt16>
  ) -> UInt32 {
    // A group that is not full counts its last row several times.
    let (second, third, fourth) = (
      min(1, rows &- 1) &* stride, min(2, rows &- 1) &* stride, min(3, rows &- 1) &* stride
    )
    var count = 0
    var panel = 0
    while panel < columns {
      var bits: UInt32 = 0
      for part in 0..<4 {
        let row = UnsafeRawPointer(matrix + (panel &+ 8 &* part))
        func words(_ offset: Int) -> SIMD8<UInt32> {
          row.loadUnaligned(fromByteOffset: 4 &* offset, as: SIMD8<UInt32>.self)
        }
        let any = words(0) | words(second) | words(third) | words(fourth)
        bits |= nonzero_bits8(any) << UInt32(truncatingIfNeeded: 8 &* part)
      }
      while bits != 0 {
        list[count] = UInt16(truncatingIfNeeded: panel &+ bits.trailingZeroBitCount)
        count &+= 1
        bits &= bits &- 1
      }
      panel &+= panelWidth
    }
    return UInt32(truncatingIfNeeded: count)
  }
}

/// Lists the rows at which one of four columns is not zero, and returns how many there are.
///
/// The list needs room for all rows: a row is written before it is known to count, since a branch would be mispredicted
/// at every edge of a stroke.
public func listNonzeroRows(
  _ matrix: UnsafePointer<Float>, rows: Int, stride: Int, to list: UnsafeMutablePointer<UInt16>
) -> UInt32 {
  var count = 0
  for row in 0..<rows {
    let bits = UnsafeRawPointer(matrix + row &* stride).loadUnaligned(as: SIMD2<UInt64>.self)
    list[count] = UInt16(truncatingIfNeeded: row)
    let any = bits[0] | bits[1]
    count &+= Int(truncatingIfNeeded: (any | (0 &- any)) >> 63)
  }
  return UInt32(count)
}
