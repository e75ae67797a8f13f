// The random variation of handwriting in one digit, except the choice of glyph. Uses only + - * / and square roots, so
// that a seed gives the same bytes on every machine.

import Random

/// The style of one drawing.
///
/// Each distribution was chosen in one of three ways, without using MNIST's test images: from the percentiles of slant,
/// width and stroke thickness of each class in MNIST's training images ("measured"), from their shapes ("seen"), or by
/// how well a network trained on the drawings reads them ("tried").
struct Style {
  /// The minimum width of a line, in pixels of the 20-pixel box: a grey gap where the pen almost leaves the paper.
  static let finestLine: Float = 0.4

  // Shape.

  /// The interpolation between two poses of the glyph: 0 is one, 1 the other.
  let blend: Float
  /// Standard deviation of the position of each knot, and of each whole stroke, in hundredths of the digit's height.
  let jitter: Float
  let misplacement: Float
  /// The roundness of sharp turns: 0 is a sharp corner, 1 as round as any other knot.
  let roundness: Float
  /// Standard deviation of the lengthening or shortening of a stroke at its ends, as a fraction of its last span.
  let overshoot: Float
  /// Standard deviation of each point of the flattened path, in hundredths of the digit's height.
  var tremor: Float

  // Deformation of the sheet that the digit is written on.

  /// A factor on the width.
  let aspect: Float
  /// The tangent of the slant to the right.
  let slant: Float
  /// The tangent of half the angle of the clockwise rotation.
  let halfTurn: Float
  /// Deformations along each axis, as displacements of the digit's edge in half heights: a bow bends it like a c, a
  /// sway like an s, a taper makes one end wider than the other, a weight makes one half larger than the other.
  let bow: SIMD2<Float>
  let sway: SIMD2<Float>
  let taper: SIMD2<Float>
  let weight: SIMD2<Float>

  // Ink.

  /// The pen's width in pixels of the 20-pixel box.
  let penWidth: Float
  /// Standard deviation of the ink's width from knot to knot, and from point to point, as a fraction of the pen's
  /// width.
  var pressure: Float
  var roughness: Float
  /// The width of the ink's edge, from black to white, in pixels.
  let softness: Float

  init(using generator: inout SeededGenerator) {
    // Slight extrapolation still gives a valid digit.
    blend = generator.uniform(-0.1, 1.1)
    // Tried. From careful to hasty writing.
    jitter = generator.uniform(2, 8)
    misplacement = 2
    // Seen: most writers turn sharply.
    let haste = generator.uniform()
    roundness = 0.8 * haste * haste
    overshoot = 0.25
    tremor = generator.uniform(0, 1)

    // Measured: for example, the quartiles of a seven's width are 0.7 and 0.9 of its height.
    aspect = 1.05 * naturalPower(0.2 * generator.bell())
    // Measured: slants have a standard deviation of 0.22 to 0.33 within each class.
    slant = 0.1 + 0.26 * generator.bell()
    // A standard deviation of 4 degrees; most apparent rotation is slant.
    halfTurn = 0.035 * generator.bell()
    // Tried.
    bow = 0.06 * generator.bellPair()
    sway = 0.06 * generator.bellPair()
    taper = 0.16 * generator.bellPair()
    weight = 0.12 * generator.bellPair()

    // Measured: 1.7, 2.7 and 4.5 pixels at the 2nd, 50th and 98th percentile, including pressure and overlaps. Depends
    // on the aspect, because a narrow digit with a broad pen would be a blot.
    penWidth = aspect.squareRoot() * 2.35 * naturalPower(0.24 * generator.bell())
    // Tried, and most effective: with even lines a network learns details that real ink does not have.
    pressure = generator.uniform(0, 0.45)
    roughness = generator.uniform(0, 0.25)
    // Measured: nearly two fifths of MNIST's inked pixels are 250 or more; the rest are spread evenly.
    softness = generator.uniform(0.9, 1.3)
  }

  /// The same style with an even line, as of a good pen on a large page.
  var evenly: Style {
    var style = self
    style.tremor = 0
    style.roughness = 0
    style.pressure /= 3
    return style
  }

  /// The position on the deformed sheet of a position on the flat one, with the middle of the digit near (0, 0).
  func bend(_ place: SIMD2<Float>) -> SIMD2<Float> {
    let u = (place.x - 32) / 50
    let v = (place.y - 50) / 50
    var x = u * (1 + taper.x * v) + bow.x * v * v + sway.x * v * (1 - v * v) + weight.x * u * u
    let y = v * (1 + taper.y * u) + bow.y * u * u + sway.y * u * (1 - u * u) + weight.y * v * v
    x = x * aspect - slant * y
    let scale = 50 / (1 + halfTurn * halfTurn)
    let cosine = scale * (1 - halfTurn * halfTurn)
    let sine = scale * 2 * halfTurn
    return [cosine * x - sine * y, sine * x + cosine * y]
  }
}

/// e to the power of `x`, within 1 % for |x| <= 1, as (1 + x / 64)⁶⁴: the system's function differs between machines.
private func naturalPower(_ x: Float) -> Float {
  var power = 1 + x / 64
  for _ in 0..<6 { power *= power }
  return power
}
