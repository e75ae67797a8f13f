// Eight pixels of a row at a time.

/// Eight values that are computed together.
typealias Lanes = SIMD8<Float>

// Constants are computed, because a stored one would be a call for each use to see whether it is there yet.
extension Lanes {
  /// 0, 1, ... 7.
  static var ramp: Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7) }

  /// max(0, x).
  @inline(__always)
  var positivePart: Lanes { replacing(with: 0, where: self .< 0) }

  /// min(x, limit), 0 at least. The standard library's `clamped` calls a function for each half of it.
  @inline(__always)
  func limited(to limit: Float) -> Lanes { positivePart.replacing(with: limit, where: self .> limit) }

  /// 2²³: from there on Floats are whole numbers.
  static var wholeNumbers: Lanes { Lanes(repeating: 0x1p23) }

  /// The largest whole numbers that are not above; only for 0 ..< 2²².
  ///
  /// The standard library's `rounded` is a call for each lane where the processor is not known to have SSE 4.1.
  @inline(__always)
  var roundedDown: Lanes {
    let nearest = self + .wholeNumbers - .wholeNumbers
    return nearest.replacing(with: nearest - 1, where: nearest .> self)
  }
}
