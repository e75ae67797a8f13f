// Eight pixels of a row at a time.

/// Eight values that are computed together.
typealias Lanes = SIMD8<Float>

extension Lanes {
  /// 0, 1, ... 7. Computed, because a stored one would be a call for each use to see whether it is there yet.
  static var ramp: Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7) }

  /// max(0, x).
  @inline(__always)
  var positivePart: Lanes { replacing(with: 0, where: self .< 0) }

  /// Eights that hold so many pixels, the last perhaps in part.
  static func count(over pixels: Int) -> Int { (pixels + scalarCount - 1) / scalarCount }
}
