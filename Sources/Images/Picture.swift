// A decoded picture: what every decoder gives and the digit normaliser takes. It holds samples and says how they
// are laid out; it knows no file format and no colour space beyond 8-bit grey and RGB as they come.

/// A picture as decoded: `height` rows of `width` pixels, row-major, `channels.count` samples of 8 bits a pixel.
///
/// Sources of another depth are brought to 8 bits by their decoder, rounded to the nearest level. Colour is not
/// premultiplied by alpha; alpha 0 is transparent and 255 opaque.
public struct Picture: Equatable, Sendable {
  /// What the samples of a pixel are, in their order.
  public enum Channels: Int, Sendable, CaseIterable {
    case gray = 1
    case grayAlpha = 2
    case rgb = 3
    case rgba = 4

    /// The number of samples in a pixel.
    public var count: Int { rawValue }
    /// Whether the last sample of a pixel is alpha.
    public var hasAlpha: Bool { self == .grayAlpha || self == .rgba }
    /// Whether a pixel begins with red, green and blue.
    public var hasColor: Bool { self == .rgb || self == .rgba }
  }

  public let width: Int
  public let height: Int
  public let channels: Channels
  /// height · width · channels.count samples, the top row first.
  public let samples: [UInt8]

  /// Traps when a side is not positive or the number of samples is not width · height · channels.
  public init(width: Int, height: Int, channels: Channels, samples: [UInt8]) {
    precondition(
      width > 0 && height > 0 && samples.count == width * height * channels.count,
      "\(samples.count) samples are not \(width)x\(height) of \(channels.count) channels")
    self.width = width
    self.height = height
    self.channels = channels
    self.samples = samples
  }
}
