// Bilinear interpolation, which is most of the cost of a distortion. Every instruction set performs the same additions
// and multiplications in the same order, so that all give the same bits. It checks nothing.

import CProcessor

/// A picture of greys, places in it, and room for what is found there.
///
/// Places are in pixels from the middle of the picture's first one, x to the right and y down. The picture has a row
/// more and a column more than places reach.
public struct Interpolation {
  public var picture: UnsafePointer<Float>
  /// Distance in Floats from one row of the picture to the next. Times its rows, that is below 2³¹.
  public var pictureStride: Int
  /// The farthest places, below 2²²: what is beyond them, or negative, is moved to the edge.
  public var lastX: Float
  public var lastY: Float
  /// What is a pixel or more outside of this is zero: the columns and the rows of all other pixels.
  public var inkColumns: Range<Int>
  public var inkRows: Range<Int>

  /// The places, in rows of eights, of which the last may be needed in part: x of eight, then y.
  public var places: UnsafePointer<SIMD8<Float>>
  public var rows: Int
  public var columns: Int
  /// The greys [rows, columns], one row after the other.
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
  /// Bilinear interpolation: each place gets the grey between its four pixels, in proportion to how near they are.
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

  /// The greys at eight places.
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

  /// Eight pixels, and those to the right of them: each with its neighbour in one load.
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
    // In the order in which `even8` and `odd8` put them right.
    let (first, second) = (pairs(0, 1, 4, 5), pairs(2, 3, 6, 7))
    return (even8(first, second), odd8(first, second))
  }
}

extension SIMD8<Float> {
  /// 2²³: from there on Floats are whole numbers. Computed, because a stored constant would be a call for each use to
  /// see whether it is there yet.
  @inlinable static var wholeNumbers: SIMD8<Float> { SIMD8(repeating: 0x1p23) }

  /// What is not positive becomes 0, NaN included, and what is above the limit becomes the limit.
  ///
  /// The standard library's `clamped` calls a function for each half of it.
  @inlinable @inline(__always)
  func limited(to limit: Float) -> SIMD8<Float> {
    SIMD8(repeating: 0).replacing(with: self, where: self .> 0).replacing(with: limit, where: self .> limit)
  }

  /// The largest whole numbers that are not above; only for 0 ..< 2²².
  ///
  /// The standard library's `rounded` is a call for each lane where the processor is not known to have SSE 4.1.
  @inlinable @inline(__always)
  var roundedDown: SIMD8<Float> {
    let nearest = self + .wholeNumbers - .wholeNumbers
    return nearest.replacing(with: nearest - 1, where: nearest .> self)
  }

  /// Whole numbers in 0 ..< 2²² as integers: added to 2²³ they are in the low bits of the Float, which costs less than
  /// to convert them.
  @inlinable @inline(__always)
  var bitsOfWhole: SIMD8<UInt32> {
    unsafeBitCast(self + .wholeNumbers, to: SIMD8<UInt32>.self) & 0x7F_FFFF
  }
}
