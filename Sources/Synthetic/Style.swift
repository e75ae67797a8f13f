// How one hand writes one digit: every random choice that is not the choice of the glyph.
// It uses no arithmetic but + - * / and the square root, so that a seed means the same bytes on every machine.

import Random

/// The style of one drawing, drawn at random; each figure says what it was set against.
///
/// The distributions were chosen by looking at MNIST's training images: the percentiles of slant, width, ink and
/// stroke thickness of each class.
struct Style {
  /// Where between two poses of its glyph the drawing stands; a little beyond either is still a digit.
  let blend: Float
  /// Standard deviation of each knot, in hundredths of the digit's height.
  let jitter: Float
  /// How round the pen takes a turn: 0 is a sharp corner, 1 as round as any other knot.
  let roundness: Float
  /// Standard deviation of a stroke's overshoot (or shortfall) at its ends, as a part of its last span.
  let overshoot: Float

  /// Widths are multiplied by this.
  let aspect: Float
  /// Tangent of the lean to the right.
  let slant: Float
  /// Tangent of half the clockwise rotation.
  let halfTurn: Float
  /// Bends of the sheet; each is the displacement at its edge, in half heights.
  let bow: SIMD2<Float>
  let taper: SIMD2<Float>
  let sway: SIMD2<Float>
  let weight: SIMD2<Float>

  /// The pen's width in pixels of the 20-pixel box.
  let penWidth: Float
  /// Standard deviation of the pressure at each knot, as a part of the pen's width.
  let pressure: Float
  let roughness: Float
  let tremor: Float
  /// The width of the ink's edge from black to white, in pixels.
  let softness: Float

  init(using generator: inout SeededGenerator) {
    blend = generator.uniform(-0.1, 1.1)
    jitter = generator.uniform(2, 8)
    let sharpness = generator.uniform()
    roundness = 0.8 * sharpness * sharpness
    overshoot = 0.25

    aspect = 1.05 * naturalPower(0.2 * generator.bell())
    slant = 0.1 + 0.26 * generator.bell()
    halfTurn = 0.035 * generator.bell()
    bow = 0.06 * generator.bellPair()
    taper = 0.16 * generator.bellPair()
    sway = 0.06 * generator.bellPair()
    weight = 0.12 * generator.bellPair()

    penWidth = aspect.squareRoot() * 2.4 * naturalPower(0.25 * generator.bell())
    pressure = generator.uniform(0, 0.45)
    roughness = generator.uniform(0, 0.2)
    tremor = generator.uniform(0, 1)
    softness = generator.uniform(0.9, 1.3)
  }

  /// Where a place of the glyph's sheet comes to lie on the bent, slanted and turned one.
  func bend(_ place: SIMD2<Float>) -> SIMD2<Float> {
    let u = (place.x - 32) / 50
    let v = (place.y - 50) / 50
    var x = u * (1 + taper.x * v) + bow.x * v * v + sway.x * v * (1 - v * v) + weight.x * u * u
    var y = v * (1 + taper.y * u) + bow.y * u * u + sway.y * u * (1 - u * u) + weight.y * v * v
    x = x * aspect - slant * y
    let cosine = (1 - halfTurn * halfTurn) / (1 + halfTurn * halfTurn)
    let sine = 2 * halfTurn / (1 + halfTurn * halfTurn)
    (x, y) = (cosine * x - sine * y, sine * x + cosine * y)
    return [50 * x, 50 * y]
  }
}

/// e to the power of `x`, within 2 % for |x| <= 1, by arithmetic that every machine rounds alike.
private func naturalPower(_ x: Float) -> Float {
  var power = 1 + x / 64
  for _ in 0..<6 { power *= power }
  return power
}
