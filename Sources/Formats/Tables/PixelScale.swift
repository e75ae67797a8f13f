// How the numbers of an array become pixels from 0, paper, to 255, ink: as they are, or between two ends.

import Storage

/// The numbers that stand for paper and for full ink.
public struct PixelScale: Sendable, Equatable {
  public let paper: Double
  public let ink: Double

  /// A scale between two different finite numbers; nil where they are not.
  public init?(paper: Double, ink: Double) {
    guard paper.isFinite, ink.isFinite, paper != ink, (255 / (ink - paper)).isFinite else { return nil }
    (self.paper, self.ink) = (paper, ink)
  }

  /// The pixel of a finite number; beyond the ends it is paper or ink.
  public func pixel(_ value: Double) -> UInt8 {
    let level = (value - paper) * (255 / (ink - paper))
    return UInt8(min(255, max(0, level.rounded())))
  }

  /// What numbers of this kind from `least` to `greatest` must mean; nil where nobody can say.
  ///
  /// Fractions up to 1 are shares of ink. Whole numbers up to 255, and fractions too, are bytes. Whole numbers beyond
  /// are 16-bit pixels.
  init?(least: Double, greatest: Double, kind: NumberKind) {
    switch (least, greatest) {
    case (0..., ...1) where kind.isFloat || kind == .bool: (paper, ink) = (0, 1)
    case (0..., ...255): (paper, ink) = (0, 255)
    case (0..., ...65_535) where !kind.isFloat: (paper, ink) = (0, 65_535)
    default: return nil
    }
  }
}

/// Why an array holds no pixels.
public enum PixelError: Error, Equatable, CustomStringConvertible {
  case notFinite(index: Int)
  /// The numbers span a range that has no known meaning.
  case unknownRange(least: Double, greatest: Double)

  public var description: String {
    switch self {
    case .notFinite(let index): "element \(index.grouped) is not a finite number"
    case .unknownRange(let least, let greatest):
      "its pixels range from \(Self.text(least)) to \(Self.text(greatest)); set the values of paper and ink with"
        + " --pixel-range \(Self.text(least)),\(Self.text(greatest))"
    }
  }

  /// Four decimals at most.
  private static func text(_ value: Double) -> String {
    guard abs(value) < 1e12 else { return "\(value)" }
    let rounded = (value * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}

extension NumberArray {
  /// A byte an element, by `scale` or, without one, by what the numbers must mean; bytes are not copied.
  public func pixels(scale given: PixelScale? = nil) throws(PixelError) -> ByteBuffer {
    if kind == .uint8, given == nil { return bytes }
    let scale: PixelScale
    if let given { scale = given } else { scale = try ownScale() }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(count)
    try forEach { (value) throws(PixelError) in
      guard value.isFinite else { throw .notFinite(index: pixels.count) }
      pixels.append(scale.pixel(value))
    }
    return ByteBuffer(pixels)
  }

  private func ownScale() throws(PixelError) -> PixelScale {
    var (least, greatest, index) = (Double.infinity, -Double.infinity, 0)
    try forEach { (value) throws(PixelError) in
      guard value.isFinite else { throw .notFinite(index: index) }
      least = min(least, value)
      greatest = max(greatest, value)
      index += 1
    }
    guard index > 0 else { return PixelScale(paper: 0, ink: 255)! }
    guard let scale = PixelScale(least: least, greatest: greatest, kind: kind) else {
      throw .unknownRange(least: least, greatest: greatest)
    }
    return scale
  }
}
