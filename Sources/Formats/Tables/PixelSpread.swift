// Infers the scale of numbers when none is given. A scale is accepted only if most of the numbers use it: a single
// 300 among bytes must not make them 16-bit pixels, all of them nearly white.

/// A histogram of numbers over the usual pixel scales: 0 to 1, 0 to 255, 0 to 65,535.
struct PixelSpread {
  /// The numbers between the ends of two consecutive scales.
  private struct Band {
    var count = 0
    /// The first such number, and its index.
    var first = (value: 0.0, index: 0)

    mutating func add(_ value: Double, at index: Int) {
      if count == 0 { first = (value, index) }
      count += 1
    }
  }

  private var index = 0
  private var least = Double.infinity
  private var greatest = -Double.infinity
  private var (negative, shares, bytes, beyond) = (Band(), Band(), Band(), Band())

  /// Adds the next number.
  mutating func add(_ value: Double) {
    least = min(least, value)
    greatest = max(greatest, value)
    switch value {
    case 0: break
    case ..<0: negative.add(value, at: index)
    case ...1: shares.add(value, at: index)
    case ...255: bytes.add(value, at: index)
    default: beyond.add(value, at: index)
    }
    index += 1
  }

  /// The scale of all numbers added, at least one. `areShares` allows numbers up to 1 to be read as fractions of ink.
  ///
  /// Throws if the scale is ambiguous, or if only a minority of the numbers needs the scale that would contain all.
  func scale(areShares: Bool) throws(PixelError) -> PixelScale {
    let within = shares.count + bytes.count
    switch (least, greatest) {
    case (0..., ...1) where areShares: return PixelScale(paper: 0, ink: 1)!
    case (0..., ...255):
      if areShares, shares.count > bytes.count {
        throw .stray(bytes.first.value, index: bytes.first.index, ink: 1)
      }
      return PixelScale(paper: 0, ink: 255)!
    case (0..., _) where within > beyond.count:
      throw .stray(beyond.first.value, index: beyond.first.index, ink: 255)
    case (0..., 32_768...65_535) where !areShares: return PixelScale(paper: 0, ink: 65_535)!
    case (_, ...255) where !areShares && within > negative.count:
      throw .stray(negative.first.value, index: negative.first.index, ink: 255)
    default: throw .unknownRange(least: least, greatest: greatest)
    }
  }
}
