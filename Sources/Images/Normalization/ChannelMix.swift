// Ink and paper that differ in hue and not in light: the mix of channels that tells them apart. Where light does,
// there is none.

extension GrayImage {
  /// The one channel of an opaque `picture` in which its ink stands out: the luma, or, where colours differ far more
  /// than light does, the channel mix along which they differ most.
  init(lightOf picture: Picture) {
    if picture.channels.hasColor, let mix = ChannelMix(separating: picture),
      let image = mix.image(of: picture)
    {
      self = image
    } else {
      self.init(luminanceOf: picture)
    }
  }
}

/// The direction in the space of colours in which those of a picture vary most: its first principal component.
///
/// Source: K. Pearson, "On lines and planes of closest fit to systems of points in space", 1901,
/// <https://doi.org/10.1080/14786440109462720>.
struct ChannelMix {
  /// The weights of red, green and blue: a vector of length 1, whose sum is not negative.
  let weights: SIMD3<Double>

  /// The variance along the mix must exceed that of light so many times; then nine parts in ten of what can be seen
  /// in it cannot be seen as light.
  static let leastAdvantage = 2.0
  /// And it must exceed this, in squared levels: below it there is only grain.
  static let leastVariance = 100.0
  /// The rounds of power iteration; each at least doubles the share of the largest component, or none stands out.
  private static let rounds = 32

  /// Nil where the colours of an opaque `picture` differ in light about as much as in anything.
  init?(separating picture: Picture) {
    let covariance = Self.covariance(of: picture)
    let variances = SIMD3(covariance[0].x, covariance[1].y, covariance[2].z)
    guard variances.max() > 0 else { return nil }
    var axis = covariance[
      variances.x >= variances.y && variances.x >= variances.z ? 0 : variances.y >= variances.z ? 1 : 2]
    var variance = 0.0
    for _ in 0..<Self.rounds {
      axis /= (axis * axis).sum().squareRoot()
      let next = covariance[0] * axis.x + covariance[1] * axis.y + covariance[2] * axis.z
      variance = (axis * next).sum()
      axis = next
    }
    axis /= (axis * axis).sum().squareRoot()
    // Along grey, the direction (1, 1, 1) / √3.
    let ofLight = (covariance[0] + covariance[1] + covariance[2]).sum() / 3
    guard variance > Self.leastAdvantage * ofLight, variance > Self.leastVariance else { return nil }
    weights = axis.sum() < 0 ? -axis : axis
  }

  /// The picture seen through the mix, its darkest sample 0 and its lightest at most 255; nil when they hardly differ.
  func image(of picture: Picture) -> GrayImage? {
    let values = stride(from: 0, to: picture.samples.count, by: 3).map { start in
      weights.x * Double(picture.samples[start]) + weights.y * Double(picture.samples[start + 1])
        + weights.z * Double(picture.samples[start + 2])
    }
    let (least, most) = (values.min()!, values.max()!)
    guard most - least >= Double(DigitNormalizer.leastContrast) else { return nil }
    // Small differences are not blown up into strong ones: they are at most doubled.
    let scale = min(255 / (most - least), 2)
    return GrayImage(
      width: picture.width, height: picture.height,
      samples: values.map { UInt8(min(($0 - least) * scale, 255) + 0.5) })
  }

  /// The covariance of red, green and blue, row by row, over a grid of at most 256 x 256 pixels.
  private static func covariance(of picture: Picture) -> [SIMD3<Double>] {
    let step = (max(picture.width, picture.height) + 255) / 256
    var count = 0
    var sums = SIMD3<Int>.zero
    var products = [SIMD3<Int>](repeating: .zero, count: 3)
    for y in stride(from: 0, to: picture.height, by: step) {
      for x in stride(from: 0, to: picture.width, by: step) {
        let start = (y * picture.width + x) * 3
        let colour = SIMD3(
          Int(picture.samples[start]), Int(picture.samples[start + 1]), Int(picture.samples[start + 2]))
        count += 1
        sums &+= colour
        for channel in 0..<3 { products[channel] &+= colour &* colour[channel] }
      }
    }
    let square = Double(count) * Double(count)
    return (0..<3).map { SIMD3<Double>(products[$0] &* count &- sums &* sums[$0]) / square }
  }
}
