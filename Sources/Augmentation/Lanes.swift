// A vector of eight pixels of a row.

/// Eight values that are computed together.
typealias Lanes = SIMD8<Float>

extension Lanes {
  /// 0, 1, ... 7. Computed, because every use of a stored constant would check whether it is initialised.
  static var ramp: Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7) }

  /// max(0, x).
  @inline(__always)
  var positivePart: Lanes { replacing(with: 0, where: self .< 0) }

  /// The number of groups of eight for this many pixels; the last may be partial.
  static func count(over pixels: Int) -> Int { (pixels + scalarCount - 1) / scalarCount }
}
