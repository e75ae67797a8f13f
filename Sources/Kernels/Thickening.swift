// Strokes made thicker or thinner: grey dilation and erosion, in part. It checks nothing.

/// A picture of greys with a frame, and room for one whose strokes are of another width. Both are laid out alike.
public struct Thickening {
  public var source: UnsafePointer<Float>
  public var target: UnsafeMutablePointer<Float>
  /// Distance in Floats from one row to the next.
  public var stride: Int
  /// The rows and columns to be made; the source has a pixel more on every side of them.
  public var rows: Range<Int>
  public var columns: Range<Int>
  /// How far every pixel goes to the most ink of its neighbourhood, or to the least where that is negative.
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
  /// g + |share| · (e − g), with g a pixel's grey and e the largest, or the smallest, among it and its four
  /// neighbours.
  @inlinable @inline(__always)
  public static func thicken(_ work: Thickening) {
    if work.share > 0 {
      thicken(work) { $0 > $1 ? $0 : $1 }
    } else {
      thicken(work) { $0 < $1 ? $0 : $1 }
    }
  }

  // A plain loop: the compiler makes it as wide as the module's flags allow.
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
