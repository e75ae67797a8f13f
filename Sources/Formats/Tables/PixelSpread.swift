// Which scale numbers are on that come without one. A scale is taken only where most of the numbers use it: one 300 among
// bytes must not make 16-bit pixels of them, which would all be paper.

/// How numbers spread over the scales that pixels are stored on: 0 to 1, 0 to 255, 0 to 65,535.
struct PixelSpread {
  /// Numbers from one end of a scale to the next.
  private struct Band {
    var count = 0
    /// The first of them, and its index.
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

  /// Takes the number that comes next.
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

  /// The scale of all numbers that were taken, at least one; `areShares` where those up to 1 may be shares of ink.
  ///
  /// Throws where nobody can say, and where only a minority of the numbers calls for the scale that would hold all.
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
