// The channel mix for ink and paper that differ in hue but not in lightness. Pictures with enough contrast in luma use
// luma.

extension GrayImage {
  /// The single channel of an opaque `picture` that shows its ink best: luma, or the principal component of its colours
  /// when their variance along it far exceeds that of luma.
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

/// The direction in RGB space along which a picture's colours vary most: their first principal component.
///
/// Source: K. Pearson, "On lines and planes of closest fit to systems of points in space", 1901,
/// <https://doi.org/10.1080/14786440109462720>.
struct ChannelMix {
  /// The weights of red, green and blue: a unit vector with a nonnegative sum.
  let weights: SIMD3<Double>

  /// The least ratio of the variance along the mix to that of grey; above it, nine tenths of the variance along the mix
  /// is invisible in grey.
  static let leastAdvantage = 2.0
  /// The least variance along the mix, in squared levels; anything below is grain.
  static let leastVariance = 100.0
  /// Iterations of the power method; each at least doubles the largest component's lead, or no component stands out.
  private static let rounds = 32

  /// Nil when the colours of an opaque `picture` vary in lightness about as much as in any direction.
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

  /// The picture projected onto the mix, with its darkest sample at 0 and its lightest at most at 255; nil when they
  /// hardly differ.
  func image(of picture: Picture) -> GrayImage? {
    let values = stride(from: 0, to: picture.samples.count, by: 3).map { start -> Double in
      let red = weights.x * Double(picture.samples[start])
      let green = weights.y * Double(picture.samples[start + 1])
      let blue = weights.z * Double(picture.samples[start + 2])
      return red + green + blue
    }
    let (least, most) = (values.min()!, values.max()!)
    guard most - least >= Double(DigitNormalizer.leastContrast) else { return nil }
    // Small differences are amplified at most twofold.
    let scale = min(255 / (most - least), 2)
    return GrayImage(
      width: picture.width, height: picture.height,
      samples: values.map { UInt8(min(($0 - least) * scale, 255) + 0.5) })
  }

  /// The covariance matrix of red, green and blue, row-major, over a grid of at most 256 x 256 pixels.
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
