// Conversion of an array's numbers to pixels from 0 (paper) to 255 (ink), unchanged or scaled linearly.

import Storage

/// The numbers that represent paper and full ink.
public struct PixelScale: Sendable, Equatable {
  public let paper: Double
  public let ink: Double

  /// A scale between two different finite numbers; nil otherwise, and if their difference overflows or is too small to
  /// divide by.
  public init?(paper: Double, ink: Double) {
    guard (ink - paper).isFinite, (255 / (ink - paper)).isFinite else { return nil }
    (self.paper, self.ink) = (paper, ink)
  }

  /// The scale as an argument of `--pixel-range`: `0,1`.
  public var text: String { "\(Self.text(paper)),\(Self.text(ink))" }

  private static func text(_ value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }

  /// Parses the form that `text` writes; nil if malformed.
  public init?(text: String) {
    let ends = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard ends.count == 2, let paper = ends[0], let ink = ends[1] else { return nil }
    self.init(paper: paper, ink: ink)
  }

  /// The pixel of a finite number, clamped to the ends of the scale.
  public func pixel(_ value: Double) -> UInt8 {
    let level = (value - paper) * (255 / (ink - paper))
    return UInt8(min(255, max(0, level.rounded())))
  }
}

/// Why an array cannot be read as pixels.
public enum PixelError: Error, Equatable, CustomStringConvertible {
  case notFinite(index: Int)
  /// The range of the numbers has no known meaning.
  case unknownRange(least: Double, greatest: Double)
  /// The first number outside the range 0 to `ink` that contains most of them.
  case stray(Double, index: Int, ink: Int)

  public var description: String {
    switch self {
    case .notFinite(let index): "element \(index.grouped) is not a finite number"
    case .unknownRange(let least, let greatest):
      "its pixels range from \(Self.text(least)) to \(Self.text(greatest)); set the values of paper and ink with"
        + " --pixel-range \(Self.text(least)),\(Self.text(greatest))"
    case .stray(let value, let index, let ink):
      "element \(index.grouped): \(Self.outside(value, ink: ink))"
    }
  }

  /// The message about a number outside the range.
  static func outside(_ value: Double, ink: Int) -> String {
    "\(text(value)) is outside 0 to \(ink.grouped), where most pixels are; correct it, or set the values of paper and"
      + " ink with --pixel-range"
  }

  /// Formats a number with at most four decimals.
  private static func text(_ value: Double) -> String {
    guard abs(value) < 1e12 else { return "\(value)" }
    let rounded = (value * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}

extension NumberArray {
  /// One byte per element, by `scale` or, without one, by the scale inferred from the numbers. Does not copy bytes.
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
    var (spread, index) = (PixelSpread(), 0)
    try forEach { (value) throws(PixelError) in
      guard value.isFinite else { throw .notFinite(index: index) }
      spread.add(value)
      index += 1
    }
    guard index > 0 else { return PixelScale(paper: 0, ink: 255)! }
    return try spread.scale(areShares: kind.isFloat || kind == .bool)
  }
}
