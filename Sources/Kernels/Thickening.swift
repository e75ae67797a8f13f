// Makes strokes thicker or thinner: partial greyscale dilation and erosion. Performs no checks.

/// A greyscale image with a margin, and the buffer for the result, which has the same layout.
public struct Thickening {
  public var source: UnsafePointer<Float>
  public var target: UnsafeMutablePointer<Float>
  /// Distance in Floats from one row to the next.
  public var stride: Int
  /// The rows and columns to compute; the source extends at least one pixel beyond them on every side.
  public var rows: Range<Int>
  public var columns: Range<Int>
  /// The fraction by which every pixel moves to the maximum of its neighbourhood, or to the minimum if negative.
  public var share: Float

  @inlinable
  public init(
    source: UnsafePointer<Float>, target: UnsafeMutablePointer<Float>, stride: Int, rows: Range<Int>,
    columns: Range<Int>, share: Float
  ) {
    (self.source, self.target, self.stride) = (source, target, stride)
    (self.rows, self.columns, self.share) = (rows, columns, share)
  }
}

extension InstructionSet {
  /// g + |share| · (e − g), where g is a pixel and e the maximum, or the minimum, of it and its four neighbours.
  @inlinable @inline(__always)
  public static func thicken(_ work: Thickening) {
    if work.share > 0 {
      thicken(work) { $0 > $1 ? $0 : $1 }
    } else {
      thicken(work) { $0 < $1 ? $0 : $1 }
    }
  }

  // A plain loop, which the compiler vectorises to the width that the module's flags allow.
  @inlinable @inline(__always)
  static func thicken(_ work: Thickening, _ extreme: (Float, Float) -> Float) {
    let share = work.share.magnitude
    for row in work.rows {
      let here = work.source + row &* work.stride
      let (above, below) = (here - work.stride, here + work.stride)
      let target = work.target + row &* work.stride
      for column in work.columns {
        let beside = extreme(here[column &- 1], here[column &+ 1])
        let most = extreme(here[column], extreme(beside, extreme(above[column], below[column])))
        target[column] = here[column] + share * (most - here[column])
      }
    }
  }
}
