// Bilinear interpolation, which is most of the cost of augmentation. Every instruction set performs the same additions
// and multiplications in the same order, so that all give the same bits. Performs no checks.

import CProcessor

/// A greyscale image, positions in it, and a buffer for the interpolated values.
///
/// Positions are in pixels from the centre of the first pixel, x to the right and y down. The image extends one row and
/// one column beyond the largest position.
public struct Interpolation {
  public var picture: UnsafePointer<Float>
  /// Distance in Floats from one row of the image to the next. The stride times the number of rows is below 2³¹.
  public var pictureStride: Int
  /// The largest positions, below 2²². Larger and negative positions are clamped to the edge.
  public var lastX: Float
  public var lastY: Float
  /// The columns and rows that may be nonzero. Positions a pixel or more outside are known to be zero.
  public var inkColumns: Range<Int>
  public var inkRows: Range<Int>

  /// The positions, in groups of eight: x of eight, then y of eight. The last group of a row may be used in part.
  public var places: UnsafePointer<SIMD8<Float>>
  public var rows: Int
  public var columns: Int
  /// The interpolated values [rows, columns].
  public var greys: UnsafeMutablePointer<Float>

  @inlinable
  public init(
    picture: UnsafePointer<Float>, pictureStride: Int, lastX: Float, lastY: Float, inkColumns: Range<Int>,
    inkRows: Range<Int>, places: UnsafePointer<SIMD8<Float>>, rows: Int, columns: Int,
    greys: UnsafeMutablePointer<Float>
  ) {
    (self.picture, self.pictureStride, self.lastX, self.lastY) = (picture, pictureStride, lastX, lastY)
    (self.inkColumns, self.inkRows) = (inkColumns, inkRows)
    (self.places, self.rows, self.columns, self.greys) = (places, rows, columns, greys)
  }
}

extension InstructionSet {
  /// Bilinear interpolation: each position gets the average of its four nearest pixels, weighted by proximity.
  @inlinable @inline(__always)
  public static func interpolate(_ work: Interpolation) {
    let eights = (work.columns &+ 7) / 8
    for row in 0..<work.rows {
      for eight in 0..<eights {
        let place = work.places + 2 &* (row &* eights &+ eight)
        let greys = grey(of: work, x: place[0], y: place[1])
        let target = work.greys + (row &* work.columns &+ 8 &* eight)
        let rest = work.columns &- 8 &* eight
        if rest >= 8 {
          target.store(greys)
        } else {
          for i in 0..<rest { target[i] = greys[i] }
        }
      }
    }
  }

  /// The interpolated values at eight positions.
  @inlinable @inline(__always)
  static func grey(of work: Interpolation, x: SIMD8<Float>, y: SIMD8<Float>) -> SIMD8<Float> {
    let isInside =
      x .> Float(work.inkColumns.lowerBound &- 1) .& x .< Float(work.inkColumns.upperBound)
      .& y .> Float(work.inkRows.lowerBound &- 1) .& y .< Float(work.inkRows.upperBound)
    guard any(isInside) else { return SIMD8(repeating: 0) }
    let (x, y) = (x.limited(to: work.lastX), y.limited(to: work.lastY))
    let (column, row) = (x.roundedDown, y.roundedDown)
    let (right, down) = (x - column, y - row)
    let places = row.bitsOfWhole &* UInt32(truncatingIfNeeded: work.pictureStride) &+ column.bitsOfWhole
    let above = neighbours(in: work.picture, places)
    let below = neighbours(in: work.picture + work.pictureStride, places)
    let top = above.left + right * (above.right - above.left)
    let bottom = below.left + right * (below.right - below.left)
    return top + down * (bottom - top)
  }

  /// Eight pixels and their right neighbours. Each pair is read in one load.
  @inlinable @inline(__always)
  static func neighbours(
    in picture: UnsafePointer<Float>, _ places: SIMD8<UInt32>
  ) -> (left: SIMD8<Float>, right: SIMD8<Float>) {
    func pair(_ i: Int) -> SIMD2<Float> {
      UnsafeRawPointer(picture + Int(places[i])).loadUnaligned(as: SIMD2<Float>.self)
    }
    func pairs(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> SIMD8<Float> {
      SIMD8(
        lowHalf: SIMD4(lowHalf: pair(a), highHalf: pair(b)),
        highHalf: SIMD4(lowHalf: pair(c), highHalf: pair(d)))
    }
    // In the order that `even8` and `odd8` restore.
    let (first, second) = (pairs(0, 1, 4, 5), pairs(2, 3, 6, 7))
    return (even8(first, second), odd8(first, second))
  }
}

extension SIMD8<Float> {
  /// 2²³, from which on all Floats are integers. Computed, because every use of a stored constant would check whether
  /// it is initialised.
  @inlinable static var wholeNumbers: SIMD8<Float> { SIMD8(repeating: 0x1p23) }

  /// Clamps to 0 ... limit; NaN becomes 0.
  ///
  /// The standard library's `clamped` calls a function for each half of the vector.
  @inlinable @inline(__always)
  func limited(to limit: Float) -> SIMD8<Float> {
    SIMD8(repeating: 0).replacing(with: self, where: self .> 0).replacing(with: limit, where: self .> limit)
  }

  /// The floor of each lane; only for 0 ..< 2²².
  ///
  /// The standard library's `rounded` is a call for each lane unless SSE 4.1 is enabled.
  @inlinable @inline(__always)
  var roundedDown: SIMD8<Float> {
    let nearest = self + .wholeNumbers - .wholeNumbers
    return nearest.replacing(with: nearest - 1, where: nearest .> self)
  }

  /// Integral Floats in 0 ..< 2²² as integers: after adding 2²³ they are the low bits of the Float, which is cheaper
  /// than a conversion.
  @inlinable @inline(__always)
  var bitsOfWhole: SIMD8<UInt32> {
    unsafeBitCast(self + .wholeNumbers, to: SIMD8<UInt32>.self) & 0x7F_FFFF
  }
}
