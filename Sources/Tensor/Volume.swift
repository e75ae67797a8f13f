// The shape of an image or of a stack of feature maps.

/// The shape of an image or of a stack of feature maps: [height, width, channels], channels varying fastest.
public struct Volume: Sendable, Equatable {
  public let height: Int
  public let width: Int
  public let channels: Int

  /// Traps if a dimension is not positive.
  public init(height: Int, width: Int, channels: Int) {
    precondition(
      height > 0 && width > 0 && channels > 0,
      "feature maps cannot be \(height) x \(width) x \(channels)")
    (self.height, self.width, self.channels) = (height, width, channels)
  }

  /// The number of values in all channels.
  public var count: Int { height * width * channels }
}

extension Volume: CustomStringConvertible {
  /// `12 x 12 x 16`: height, width, channels.
  public var description: String { "\(height) x \(width) x \(channels)" }
}
