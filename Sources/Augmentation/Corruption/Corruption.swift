// The kinds of corruption of `digits eval --corrupt`: their names, effects, and amounts at each strength. The ideas are
// from the papers below; no code or data is.

import Random

/// A kind of corruption that leaves digits legible at low strengths, at five strengths.
///
/// Thirteen kinds have the names of kinds in MNIST-C, which shows that networks with high accuracy on MNIST fail on
/// corrupted images that people read easily; Gaussian blur and pixelation are named in ImageNet-C. The amounts were
/// chosen for this project, so accuracies are not comparable with published ones.
///
/// Sources: Mu and Gilmer, "MNIST-C: A Robustness Benchmark for Computer Vision", 2019,
/// <https://arxiv.org/abs/1906.02337>; Hendrycks and Dietterich, "Benchmarking Neural Network Robustness to Common
/// Corruptions and Perturbations", 2019, <https://arxiv.org/abs/1903.12261>.
public enum Corruption: String, CaseIterable, Sendable {
  case shotNoise = "shot noise"
  case impulseNoise = "impulse noise"
  case gaussianBlur = "gaussian blur"
  case motionBlur = "motion blur"
  case pixelate
  case shift
  case rotate
  case scale
  case shear
  case brightness
  case fog
  case stripe
  case spatter
  case dottedLine = "dotted line"
  case zigzagLine = "zigzag line"

  /// The strengths, mildest first.
  public static let strengths = 1...5

  /// A short description of the corruption, which names the unit of `amounts`.
  public var summary: String {
    switch self {
    case .shotNoise: "ink laid in a random number of grains, fewer and fewer to a pixel"
    case .impulseNoise: "a share of the pixels turned into paper or ink"
    case .gaussianBlur: "out of focus, by the standard deviation in pixels"
    case .motionBlur: "moved during the exposure, by so many pixels in a random direction"
    case .pixelate: "seen in blocks of so many pixels a side"
    case .shift: "moved by so many pixels in a random direction"
    case .rotate: "turned by so many degrees to a random side"
    case .scale: "shrunk to a part of its size"
    case .shear: "slanted by so many degrees to a random side"
    case .brightness: "grey added everywhere, so that paper looks like pale ink"
    case .fog: "a share of the picture replaced by a cloud"
    case .stripe: "a band of so many pixels in which paper and ink change places"
    case .spatter: "so many drops of ink"
    case .dottedLine: "so many dotted lines across"
    case .zigzagLine: "a zigzag line across, so many pixels wide"
    }
  }

  /// The amount of corruption at each strength, in the unit of `summary`; lengths are in pixels of an image 28 pixels
  /// wide and scale with the image size. Each strength corrupts more than the one before.
  var amounts: [Float] {
    switch self {
    case .shotNoise: [16, 8, 4, 2, 1]
    case .impulseNoise: [0.05, 0.1, 0.2, 0.3, 0.4]
    case .gaussianBlur: [0.7, 1.1, 1.5, 2, 2.5]
    case .motionBlur: [3, 5, 7, 9, 12]
    case .pixelate: [2, 3, 4, 5, 6]
    case .shift: [2, 3, 4, 6, 8]
    case .rotate: [12, 24, 36, 48, 60]
    case .scale: [0.8, 0.7, 0.6, 0.5, 0.4]
    case .shear: [10, 20, 30, 40, 50]
    case .brightness: [0.15, 0.3, 0.45, 0.6, 0.75]
    case .fog: [0.2, 0.35, 0.5, 0.65, 0.8]
    case .stripe: [1, 2, 4, 6, 8]
    case .spatter: [3, 6, 10, 15, 20]
    case .dottedLine: [1, 2, 3, 4, 5]
    case .zigzagLine: [0.8, 1.2, 1.6, 2.2, 3]
    }
  }

  /// The generator for image number `image` of a data set.
  ///
  /// It is the same for all strengths, so that an image is rotated in the same direction and drops fall on the same
  /// positions. It depends on nothing else, so results are the same for any number of threads.
  public func generator(seed: UInt64, image: Int) -> SeededGenerator {
    let kind = Self.allCases.firstIndex(of: self).map(UInt64.init) ?? 0
    return SeededGenerator(seed: seed, stream: kind << 40 | UInt64(image))
  }
}
