// The levels of ink and paper in a picture, from the histograms of its border and of the whole picture. They are
// global; EvenLight handles uneven light.

/// Whether ink is darker than the paper, or lighter, as on a blackboard and in MNIST.
public enum Polarity: Sendable, Equatable {
  case darkOnLight
  case lightOnDark
}

/// The levels of paper and ink in a picture.
///
/// Levels are on the scale 0...255 on which ink is above paper: light itself for light ink, 255 − light for dark ink. A
/// picture and its negative therefore have the same tones, except for polarity.
struct Tones: Equatable {
  let polarity: Polarity
  /// The median level of the paper.
  let paper: Int
  /// The spread of the paper around that level: a robust standard deviation, 0 for clean drawings.
  let paperSpread: Double
  /// The level of full ink.
  let ink: Int
  /// The share of the variance of the levels that lies between the two classes of Otsu's threshold, 0 ... 1. Clean ink
  /// on clean paper has 0.9 and more, a shadow across the page 0.75.
  let separation: Double

  /// The share of the contrast up to which a grey counts as paper.
  static let faintest = 0.04

  /// The difference between full ink and paper.
  var contrast: Int { ink - paper }

  /// The tones of `image`; nil when it has a single level.
  init?(of image: GrayImage) {
    let light = Histogram(of: image.samples)
    guard let (lightThreshold, separation) = light.threshold else { return nil }
    polarity = Self.polarity(border: Histogram(ofBorder: image), whole: light, threshold: lightThreshold)
    let levels = polarity == .lightOnDark ? light : light.mirrored
    let threshold = polarity == .lightOnDark ? lightThreshold : 254 - lightThreshold
    // Full ink is the level that a twentieth of the ink exceeds, so that no single pixel determines it.
    guard let paper = levels.quantile(0.5, in: 0...threshold),
      let ink = levels.quantile(0.95, in: threshold + 1...255)
    else { return nil }
    self.paper = paper
    self.ink = ink
    self.separation = separation
    paperSpread = levels.spread(around: paper, in: 0...threshold)
  }

  /// The polarity for which paper's shares of the border and of the whole picture have the greater sum.
  ///
  /// Either share alone can fail: the border for a digit that touches it, the whole for a bold digit cropped tightly.
  static func polarity(border: Histogram, whole: Histogram, threshold: Int) -> Polarity {
    func lightShare(_ histogram: Histogram) -> Double {
      Double(histogram.count(in: threshold + 1...255)) / Double(histogram.count(in: 0...255))
    }
    return lightShare(border) + lightShare(whole) >= 1 ? .darkOnLight : .lightOnDark
  }

  /// `image` with paper at 0, full ink at 255 and linear greys in between.
  ///
  /// The ramp starts three spreads from the paper's level, so that grain stays paper. Levels less than `faintest` of
  /// the contrast above that are paper too: noise too rare to count as grain would connect all pieces.
  func ink(of image: GrayImage) -> GrayImage {
    let faintest = Self.faintest * Double(contrast)
    let start = 3 * paperSpread
    let length = max(Double(contrast) - start, 1)
    let inkOfLight = (0...255).map { light -> UInt8 in
      let level = polarity == .lightOnDark ? light : 255 - light
      let distance = Double(level - paper) - start
      guard distance > faintest else { return 0 }
      return UInt8(min(max(distance / length, 0), 1) * 255 + 0.5)
    }
    var samples = [UInt8](repeating: 0, count: image.samples.count)
    let (table, source) = (inkOfLight.span, image.samples.span)
    var target = samples.mutableSpan
    for index in target.indices { target[index] = table[Int(source[index])] }
    return GrayImage(width: image.width, height: image.height, samples: samples)
  }
}

extension Histogram {
  /// The histogram of the four edges of `image`; each corner counts once.
  init(ofBorder image: GrayImage) {
    self.init()
    for y in 0..<image.height {
      let isEdge = y == 0 || y == image.height - 1
      for x in stride(from: 0, to: image.width, by: isEdge ? 1 : max(image.width - 1, 1)) {
        add(image[x, y])
      }
    }
  }

  /// The robust standard deviation: that of normal noise with the same median distance from `centre` as the samples in
  /// `levels`.
  func spread(around centre: Int, in levels: ClosedRange<Int>) -> Double {
    var distances = Histogram()
    for level in levels { distances.add(UInt8(abs(level - centre)), times: counts[level]) }
    return 1.4826 * Double(distances.quantile(0.5) ?? 0)
  }
}
