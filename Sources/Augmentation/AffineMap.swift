// Shift, rotation, shear and scale as one affine map, from a position in the new image to the position in the old image
// from which it is sampled.

import Random

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An affine map of offsets from an image's centre, x to the right and y down, in pixels.
///
/// It is an inverse map: (x, y) is a position in the new image, and the result is the position to sample in the old
/// one.
struct AffineMap: Equatable {
  /// The linear part: (xx x + xy y, yx x + yy y).
  var xx: Float = 1
  var xy: Float = 0
  var yx: Float = 0
  var yy: Float = 1
  /// The translation: the old position of the new centre.
  var x: Float = 0
  var y: Float = 0

  static let identity = AffineMap()

  /// The old position of (x, y).
  func callAsFunction(_ x: Float, _ y: Float) -> (x: Float, y: Float) {
    (xx * x + xy * y + self.x, yx * x + yy * y + self.y)
  }

  /// The map of this distortion followed by `other`: the inverse of `other` is applied first.
  func followed(by other: AffineMap) -> AffineMap {
    let centre = self(other.x, other.y)
    return AffineMap(
      xx: xx * other.xx + xy * other.yx, xy: xx * other.xy + xy * other.yy,
      yx: yx * other.xx + yy * other.yx, yy: yx * other.xy + yy * other.yy,
      x: centre.x, y: centre.y)
  }

  /// An image moved right by `x` and down by `y` pixels.
  static func shift(x: Float, y: Float) -> AffineMap { AffineMap(x: -x, y: -y) }

  /// An image stretched to `x` times its width and `y` times its height.
  static func scale(x: Float, y: Float) -> AffineMap { AffineMap(xx: 1 / x, yy: 1 / y) }

  /// An image whose vertical strokes lean to the right by `degrees`.
  static func shear(degrees: Float) -> AffineMap {
    AffineMap(xy: Float(tan(Double(degrees) * .pi / 180)))
  }

  /// An image rotated clockwise by `degrees`.
  static func rotation(degrees: Float) -> AffineMap {
    let radians = Double(degrees) * .pi / 180
    let (sine, cosine) = (Float(sin(radians)), Float(cos(radians)))
    return AffineMap(xx: cosine, xy: sine, yx: -sine, yy: cosine)
  }
}

extension AffineMap {
  /// A random map within the ranges of a distortion: scale, shear, rotation and shift, each uniform in its range, with
  /// independent axes.
  init(drawnFrom ranges: Distortion, label: Int, using generator: inout SeededGenerator) {
    let share: Float = ranges.uprightLabels.contains(label) ? 0.5 : 1
    func draw(_ range: Float) -> Float { range == 0 ? 0 : generator.uniform(-range, range) }
    self = AffineMap.scale(x: 1 + draw(ranges.scale), y: 1 + draw(ranges.scale))
      .followed(by: .shear(degrees: share * draw(ranges.shear)))
      .followed(by: .rotation(degrees: share * draw(ranges.rotation)))
      .followed(by: .shift(x: draw(ranges.shift), y: draw(ranges.shift)))
  }
}
