// Images without pen strokes: blots, bars, shadows and paper grain, as they look when mistaken for ink.

import Random

enum PaperTexture {
  private static let side = SyntheticDigits.side

  /// Draws a filled ellipse or bar, or some dots.
  static func drawBlob(
    into field: inout MutableSpan<UInt8>, at offset: Int, using generator: inout SeededGenerator
  ) {
    let dots = generator.integer(below: 3) == 0 ? 2 + generator.integer(below: 6) : 1
    let isBar = generator.integer(below: 2) == 0
    for _ in 0..<dots {
      let reach: Float = dots == 1 ? 3 : 7
      let middle =
        SIMD2<Float>(repeating: 14)
        + SIMD2(generator.uniform(-reach, reach), generator.uniform(-reach, reach))
      let most: Float = dots == 1 ? 10 : 3
      let height = generator.uniform(1.5, most)
      // A narrow upright ellipse would look like a 1; a bar has square ends, unlike a pen stroke.
      let narrowest = (isBar ? 0.26 : 0.6) * height
      let radii = SIMD2<Float>(generator.uniform(narrowest, generator.uniform(narrowest, most)), height)
      let fading = isBar ? generator.uniform(0, 0.2) : 0
      fill(&field, offset) { place in
        let distance = (place - middle) / radii
        let squares = distance * distance
        // Outside the edge, the ink fades over about one pixel.
        let depth =
          isBar ? 1 - max(abs(distance.x), abs(distance.y)) : 1 - (squares.x + squares.y).squareRoot()
        return (255 - 255 * fading * (place.x - middle.x + radii.x))
          * min(1, depth * min(radii.x, radii.y) + 0.5)
      }
    }
  }

  /// Draws a shadow over part of the field, a gradient, grain, or stripes, sometimes only within the digit's box.
  static func draw(
    into field: inout MutableSpan<UInt8>, at offset: Int, using generator: inout SeededGenerator
  ) {
    let direction = SIMD2<Float>(generator.uniform(-1, 1), generator.uniform(-1, 1))
    let inset: Float = generator.integer(below: 2) == 0 ? 4 : 0
    let level = generator.uniform(60, 255)
    let kind = generator.integer(below: 4)
    let period = generator.uniform(3, 9)
    let start = generator.uniform(-6, 6)
    for row in 0..<side {
      for column in 0..<side {
        let place = SIMD2<Float>(Float(column), Float(row)) - 13.5
        let edge = max(abs(place.x), abs(place.y))
        let along = place.x * direction.x + place.y * direction.y
        let ink: Float =
          switch kind {
          case 0: along > start ? level : 0
          case 1: level * (0.5 + along / 20)
          case 2: level * generator.uniform() * generator.uniform()
          default: (along / period - (along / period).rounded(.down)) < 0.5 ? level : 0
          }
        if edge <= 14 - inset { field[offset + row * side + column] = UInt8(max(1, min(255, ink))) }
      }
    }
  }

  /// Sets pixels to the maximum of their value and `ink` at their centre, clamped to 0 ... 255.
  private static func fill(
    _ field: inout MutableSpan<UInt8>, _ offset: Int, _ ink: (SIMD2<Float>) -> Float
  ) {
    for row in 0..<side {
      for column in 0..<side {
        let value = UInt8(max(0, min(255, ink(SIMD2(Float(column) + 0.5, Float(row) + 0.5)))))
        let index = offset + row * side + column
        field[index] = max(field[index], value)
      }
    }
  }
}
