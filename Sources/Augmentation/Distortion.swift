// The ranges of random distortions for training images. The presets were chosen by measurement.

/// The ranges within which images are distorted at random.
///
/// A network that sees each training image slightly different in each epoch learns which variations leave a digit's
/// class unchanged. Every value is the limit of a range around "unchanged"; 0 disables that step.
/// Sources: Simard, Steinkraus and Platt, "Best Practices for Convolutional Neural Networks Applied to Visual Document
/// Analysis", 2003, <https://doi.org/10.1109/ICDAR.2003.1227801>; Ciresan, Meier, Gambardella and Schmidhuber, "Deep,
/// Big, Simple Neural Nets for Handwritten Digit Recognition", 2010, <https://arxiv.org/abs/1003.0358>.
public struct Distortion: Sendable, Equatable {
  /// The maximum shift along each axis, in pixels; by whole pixels if there is no other distortion, see `WholeShift`.
  public var shift: Float = 0
  /// The maximum rotation in either direction, in degrees, below 90.
  public var rotation: Float = 0
  /// The maximum slant of vertical strokes in either direction, in degrees, below 90.
  public var shear: Float = 0
  /// The maximum change of scale of each axis, as a fraction, below 1.
  public var scale: Float = 0
  /// The root mean square of the elastic displacement along each axis, in pixels.
  public var elasticity: Float = 0
  /// σ of the Gaussian smoothing of elastic displacements, in pixels, at least 1.
  public var smoothness: Float = 5
  /// The maximum change of stroke width, thicker or thinner, in pixels, up to 2.
  public var thickness: Float = 0
  /// The labels whose rotation and shear are halved: a slanted 1 can look like a 7 and vice versa.
  public var uprightLabels: [Int] = [1, 7]

  /// No distortion; ranges can then be set individually.
  public init() {}

  /// This distortion for images of another size than MNIST's 28 x 28, for which ranges in pixels are given: scales them
  /// by the square root of the ratio of pixel counts, within their limits.
  public func scaled(width: Int, height: Int) -> Distortion {
    let ratio = Float(width * height).squareRoot() / 28
    var ranges = self
    ranges.shift *= ratio
    ranges.elasticity *= ratio
    ranges.smoothness = max(1, ranges.smoothness * ratio)
    ranges.thickness = min(2, ranges.thickness * ratio)
    return ranges
  }

  /// This distortion with every range multiplied by `share`, 0 ... 1; the smoothness is unchanged.
  public func weakened(to share: Float) -> Distortion {
    precondition((0...1).contains(share), "a distortion cannot be weakened to \(share)")
    var ranges = self
    for range in [\Distortion.shift, \.rotation, \.shear, \.scale, \.elasticity, \.thickness] {
      ranges[keyPath: range] *= share
    }
    return ranges
  }

  /// Whether images are left unchanged.
  public var isNone: Bool {
    shift == 0 && rotation == 0 && shear == 0 && scale == 0 && elasticity == 0 && thickness == 0
  }

  /// Whether the only distortion is a shift.
  var isShiftAlone: Bool {
    var rest = self
    rest.shift = 0
    return shift > 0 && rest.isNone
  }

  /// Traps unless every range is finite and within its documented limits.
  func requireValid() {
    precondition(
      shift.isFinite && shift >= 0 && (0..<90).contains(rotation) && (0..<90).contains(shear)
        && (0..<1).contains(scale) && elasticity.isFinite && elasticity >= 0 && smoothness.isFinite
        && smoothness >= 1 && (0...2).contains(thickness),
      "a distortion is out of range: \(self)")
  }
}

extension Distortion {
  /// No distortion.
  public static let none = Distortion()

  /// A shift of up to one pixel.
  public static var shift: Distortion {
    var ranges = Distortion()
    ranges.shift = 1
    return ranges
  }

  /// Affine distortions: shift, rotation, shear and scale.
  public static var affine: Distortion {
    var ranges = Distortion.shift
    ranges.rotation = 15
    ranges.shear = 15
    ranges.scale = 0.15
    return ranges
  }

  /// All distortions: affine, elastic, and stroke width.
  public static var elastic: Distortion {
    var ranges = Distortion.affine
    ranges.elasticity = 1.2
    ranges.thickness = 0.5
    return ranges
  }
}

extension Distortion: CustomStringConvertible {
  /// The nonzero ranges: `shift 1.0, rotation 15.0`; or `none`.
  public var description: String {
    let smoothness = elasticity == 0 ? 0 : smoothness
    let ranges: [(name: String, value: Float)] = [
      ("shift", shift), ("rotation", rotation), ("shear", shear), ("scale", scale),
      ("elasticity", elasticity), ("smoothness", smoothness), ("thickness", thickness),
    ]
    let set = ranges.filter { $0.value != 0 }.map { "\($0.name) \($0.value)" }
    return set.isEmpty ? "none" : set.joined(separator: ", ")
  }
}
