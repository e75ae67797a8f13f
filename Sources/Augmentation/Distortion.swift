// How far the pictures of a training set are bent before a network sees them: ranges, and nothing drawn yet.
// It does not choose which ranges are good; the presets are those that were measured.

/// The ranges within which pictures are distorted at random.
///
/// A network that sees each training picture a little different in each epoch learns what may change in a digit
/// without it becoming another. Every figure is the end of a range around "unchanged"; 0 leaves that step out.
/// Sources: Simard, Steinkraus and Platt, "Best Practices for Convolutional Neural Networks Applied to Visual
/// Document Analysis", 2003, <https://doi.org/10.1109/ICDAR.2003.1227801>; Ciresan, Meier, Gambardella and
/// Schmidhuber, "Deep, Big, Simple Neural Nets for Handwritten Digit Recognition", 2010,
/// <https://arxiv.org/abs/1003.0358>.
public struct Distortion: Sendable, Equatable {
  /// The largest shift along each axis, in pixels; by whole pixels where nothing else is asked for, see `WholeShift`.
  public var shift: Float = 0
  /// The largest rotation either way, in degrees, below 90.
  public var rotation: Float = 0
  /// The largest slant either way, in degrees, below 90: how far upright strokes lean.
  public var shear: Float = 0
  /// The largest stretch or squeeze of each axis, as a share of its length, below 1.
  public var scale: Float = 0
  /// The root mean square of the elastic displacement along each axis, in pixels.
  public var elasticity: Float = 0
  /// σ of the Gaussian that makes elastic displacements smooth, in pixels, at least 1.
  public var smoothness: Float = 5
  /// The largest change of the width of a stroke, thicker or thinner, in pixels, up to 2.
  public var thickness: Float = 0
  /// The labels whose rotation and shear are halved: a slanted 1 is a 7, and the other way round.
  public var uprightLabels: [Int] = [1, 7]

  /// Ranges of nothing, to be set one by one.
  public init() {}

  /// The same distortion for pictures of another size than MNIST's 28 x 28, which every range in pixels is meant for:
  /// these are in proportion to the square root of the number of pixels, as far as what they may be allows.
  public func scaled(width: Int, height: Int) -> Distortion {
    let ratio = Float(width * height).squareRoot() / 28
    var ranges = self
    ranges.shift *= ratio
    ranges.elasticity *= ratio
    ranges.smoothness = max(1, ranges.smoothness * ratio)
    ranges.thickness = min(2, ranges.thickness * ratio)
    return ranges
  }

  /// The same distortion with every range a `share`, 0 ... 1, of what it is; displacements are as smooth as before.
  public func weakened(to share: Float) -> Distortion {
    precondition((0...1).contains(share), "a distortion cannot be weakened to \(share)")
    var ranges = self
    for range in [\Distortion.shift, \.rotation, \.shear, \.scale, \.elasticity, \.thickness] {
      ranges[keyPath: range] *= share
    }
    return ranges
  }

  /// Whether pictures stay as they are.
  public var isNone: Bool {
    shift == 0 && rotation == 0 && shear == 0 && scale == 0 && elasticity == 0 && thickness == 0
  }

  /// Whether pictures are shifted and no more.
  var isShiftAlone: Bool {
    var rest = self
    rest.shift = 0
    return shift > 0 && rest.isNone
  }

  /// Traps unless every range is finite and what its description says.
  func requireValid() {
    precondition(
      shift.isFinite && shift >= 0 && (0..<90).contains(rotation) && (0..<90).contains(shear)
        && (0..<1).contains(scale) && elasticity.isFinite && elasticity >= 0 && smoothness.isFinite
        && smoothness >= 1 && (0...2).contains(thickness),
      "a distortion is out of range: \(self)")
  }
}

extension Distortion {
  /// Pictures as they are.
  public static let none = Distortion()

  /// A shift of up to a pixel and no more.
  public static var shift: Distortion {
    var ranges = Distortion()
    ranges.shift = 1
    return ranges
  }

  /// What keeps straight lines straight: shift, rotation, shear and scale.
  public static var affine: Distortion {
    var ranges = Distortion.shift
    ranges.rotation = 15
    ranges.shear = 15
    ranges.scale = 0.15
    return ranges
  }

  /// Everything: affine, elastic, and thicker and thinner strokes.
  public static var elastic: Distortion {
    var ranges = Distortion.affine
    ranges.elasticity = 1.2
    ranges.thickness = 0.5
    return ranges
  }
}

extension Distortion: CustomStringConvertible {
  /// The ranges that are not zero: `shift 1.0, rotation 15.0`; or `none`.
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
