// How one hand writes one digit: every random choice but that of the glyph.
// It computes with + - * / and the square root alone, so that a seed means the same bytes on every machine.

import Random

/// The style of one drawing.
///
/// Each distribution is chosen by one of three tests, none of which saw an image of MNIST's test set: the
/// percentiles of slant, width and stroke thickness of each class of MNIST's training images ("measured"
/// below), what their shapes look like ("seen"), or how well a network trained on the drawings reads them
/// ("tried").
struct Style {
  /// The least width of a line, in pixels of the 20-pixel box: a grey gap, where the pen all but leaves the
  /// paper.
  static let finestLine: Float = 0.4

  // Shape.

  /// Where the drawing stands between two poses of its glyph: 0 is one, 1 the other.
  let blend: Float
  /// Standard deviation of each knot's place, and of a stroke as a whole, in hundredths of the digit's
  /// height.
  let jitter: Float
  let misplacement: Float
  /// How round the pen takes a turn: 0 is a sharp corner, 1 as round as any other knot.
  let roundness: Float
  /// Standard deviation of how far a stroke starts too early or ends too late, as a part of its last span.
  let overshoot: Float
  /// Standard deviation of each point of the flattened path, in hundredths of the digit's height.
  var tremor: Float

  // The sheet that the digit is written on, bent and turned.

  /// What widths are multiplied by.
  let aspect: Float
  /// The tangent of the lean to the right.
  let slant: Float
  /// The tangent of half the angle of the clockwise rotation.
  let halfTurn: Float
  /// Bends of either axis, as displacements of the digit's edge in half heights: a bow bends it to a c, a
  /// sway to an s, a taper makes one end wider than the other, a weight makes one half larger than the other.
  let bow: SIMD2<Float>
  let sway: SIMD2<Float>
  let taper: SIMD2<Float>
  let weight: SIMD2<Float>

  // Ink.

  /// The pen's width in pixels of the 20-pixel box.
  let penWidth: Float
  /// Standard deviation of the ink's width from knot to knot, and from point to point, as a part of the
  /// pen's.
  var pressure: Float
  var roughness: Float
  /// How wide the ink's edge is from black to white, in pixels.
  let softness: Float

  init(using generator: inout SeededGenerator) {
    // A little beyond either pose is still the digit.
    blend = generator.uniform(-0.1, 1.1)
    // Tried. From careful to hasty: hands differ in how much they err.
    jitter = generator.uniform(2, 8)
    misplacement = 2
    // Seen: most hands turn sharply.
    let haste = generator.uniform()
    roundness = 0.8 * haste * haste
    overshoot = 0.25
    tremor = generator.uniform(0, 1)

    // Measured: the quartiles of a seven's width, for one, are 0.7 and 0.9 of its height.
    aspect = 1.05 * naturalPower(0.2 * generator.bell())
    // Measured: within each class the slants have a standard deviation of 0.22 to 0.33.
    slant = 0.1 + 0.26 * generator.bell()
    // 4 degrees; the rest of what looks like rotation is slant.
    halfTurn = 0.035 * generator.bell()
    // Tried.
    bow = 0.06 * generator.bellPair()
    sway = 0.06 * generator.bellPair()
    taper = 0.16 * generator.bellPair()
    weight = 0.12 * generator.bellPair()

    // Measured: 1.7, 2.7 and 4.5 pixels at the 2nd, 50th and 98th percentile, pressure and overlaps included.
    // A narrow digit in a broad pen would be a blot.
    penWidth = aspect.squareRoot() * 2.35 * naturalPower(0.24 * generator.bell())
    // Tried, and what helps most: even lines make a network trust details that real ink does not have.
    pressure = generator.uniform(0, 0.45)
    roughness = generator.uniform(0, 0.25)
    // Measured: nearly two fifths of MNIST's inked pixels are 250 or more, and the rest spread evenly.
    softness = generator.uniform(0.9, 1.3)
  }

  /// The same style with an even line, as a good pen draws it on a page, not a scanner on a 20-pixel box.
  var evenly: Style {
    var style = self
    style.tremor = 0
    style.roughness = 0
    style.pressure /= 3
    return style
  }

  /// Where a place on the flat sheet comes to lie on the bent one; the middle of the digit near (0, 0).
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

/// e to the power of `x`, within 1 % for |x| <= 1, as (1 + x / 64)⁶⁴: the system's own differs between
/// machines.
private func naturalPower(_ x: Float) -> Float {
  var power = 1 + x / 64
  for _ in 0..<6 { power *= power }
  return power
}
