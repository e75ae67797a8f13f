// A decoded picture: the output of the decoders and the input of the digit normaliser. Samples are 8-bit grey or RGB,
// with or without alpha, without colour management.

/// A picture as decoded: `height` rows of `width` pixels, row-major, `channels.count` samples of 8 bits a pixel.
///
/// Decoders convert other depths to 8 bits, rounded to the nearest level. Colour is not premultiplied by alpha; alpha 0
/// is transparent and 255 opaque.
public struct Picture: Equatable, Sendable {
  /// The samples of a pixel, in order.
  public enum Channels: Int, Sendable, CaseIterable {
    case gray = 1
    case grayAlpha = 2
    case rgb = 3
    case rgba = 4

    /// The number of samples per pixel.
    public var count: Int { rawValue }
    /// Whether the last sample of a pixel is alpha.
    public var hasAlpha: Bool { self == .grayAlpha || self == .rgba }
    /// Whether a pixel starts with red, green and blue.
    public var hasColor: Bool { self == .rgb || self == .rgba }
  }

  public let width: Int
  public let height: Int
  public let channels: Channels
  /// height · width · channels.count samples, top row first.
  public let samples: [UInt8]

  /// Traps unless both sides are positive and there are width · height · channels.count samples.
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
