// Limits of a picture's declared size. Every decoder checks them before allocating.

/// The limits of a picture's declared size.
public enum PictureLimits {
  /// The maximum width and height in pixels.
  public static let side = 65_535
  /// The maximum number of pixels: 100 megapixels.
  public static let pixels = 100_000_000

  /// Whether a picture may have this size.
  public static func allow(width: Int, height: Int) -> Bool {
    (try? check(width: width, height: height)) != nil
  }

  /// Throws when this declared size exceeds the limits.
  static func check(width: Int, height: Int) throws(PictureSizeError) {
    guard width > 0, height > 0 else { throw .empty(width: width, height: height) }
    guard width <= side, height <= side else { throw .sideTooLong(width: width, height: height) }
    guard width * height <= pixels else { throw .tooManyPixels(width: width, height: height) }
  }
}

/// A declared picture size that exceeds the limits.
public enum PictureSizeError: Error, Equatable, CustomStringConvertible {
  case empty(width: Int, height: Int)
  case sideTooLong(width: Int, height: Int)
  case tooManyPixels(width: Int, height: Int)

  public var description: String {
    switch self {
    case .empty(let width, let height):
      "the picture declares \(width)x\(height) pixels, so there is nothing in it"
    case .sideTooLong(let width, let height):
      "the picture declares \(width)x\(height) pixels, but a side can have at most \(PictureLimits.side); scale it down"
    case .tooManyPixels(let width, let height):
      "the picture declares \(width)x\(height) pixels, but \(PictureLimits.pixels / 1_000_000) megapixels is the limit; scale it down"
    }
  }
}
