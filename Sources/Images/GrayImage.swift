// A single-channel picture. Whether samples mean light or ink is documented where images are made and used.

/// A greyscale picture: `height` rows of `width` samples, row-major, 8 bits each.
public struct GrayImage: Equatable, Sendable {
  public let width: Int
  public let height: Int
  /// height · width samples, top row first.
  public let samples: [UInt8]

  /// Traps unless both sides are positive and there are width · height samples.
  public init(width: Int, height: Int, samples: [UInt8]) {
    precondition(
      width > 0 && height > 0 && samples.count == width * height,
      "\(samples.count) samples are not \(width)x\(height)")
    self.width = width
    self.height = height
    self.samples = samples
  }

  /// The sample at a column and row, counted from 0 at the top left.
  public subscript(x: Int, y: Int) -> UInt8 {
    precondition(0..<width ~= x && 0..<height ~= y, "(\(x), \(y)) is outside \(width)x\(height)")
    return samples[y * width + x]
  }

  /// The pixels inside `box`; traps when the box exceeds the picture.
  func cropped(to box: PixelBox) -> GrayImage {
    precondition(
      box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
      "\(box) reaches outside \(width)x\(height)")
    var result: [UInt8] = []
    result.reserveCapacity(box.width * box.height)
    for y in box.y..<box.y + box.height {
      let start = y * width + box.x
      result += samples[start..<start + box.width]
    }
    return GrayImage(width: box.width, height: box.height, samples: result)
  }
}

extension GrayImage {
  /// Whether two pictures are equal. Compares blocks of some hundred samples without a branch per sample.
  public static func == (a: GrayImage, b: GrayImage) -> Bool {
    guard a.width == b.width, a.height == b.height else { return false }
    let (samples, others) = (a.samples.span, b.samples.span)
    for start in stride(from: 0, to: samples.count, by: 512) {
      let end = min(start + 512, samples.count)
      let (some, other) = (samples.extracting(start..<end), others.extracting(start..<end))
      var difference: UInt8 = 0
      for index in some.indices { difference |= some[index] ^ other[index] }
      if difference != 0 { return false }
    }
    return true
  }
}
