// Geometric corruptions: shift, rotation, scale, shear and motion blur. Each is a set of affine maps; the new image is
// the mean of the old image under all of them.

import Random

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Corruption {
  /// The maps of a geometric kind; traps for the others.
  ///
  /// Draws a direction or a sign; nothing for `scale`.
  /// - Parameters:
  ///   - amount: degrees or a fraction of the size; see `amounts`.
  ///   - length: the amount in pixels of the image.
  func maps(amount: Float, length: Float, using generator: inout SeededGenerator) -> [AffineMap] {
    switch self {
    case .motionBlur:
      let (x, y) = generator.direction()
      // At most one pixel apart, so that there are no gaps.
      let steps = max(1, Int(length.rounded(.up)))
      return (0...steps).map { step in
        let place = (Float(step) / Float(steps) - 0.5) * length
        return .shift(x: x * place, y: y * place)
      }
    case .shift:
      let (x, y) = generator.direction()
      // By whole pixels, because a shift that also blurs would measure two effects.
      return [.shift(x: (x * length).rounded(), y: (y * length).rounded())]
    case .scale:
      // With a single sample per pixel, thin strokes would fall between samples.
      let thirds: [Float] = [-1 / 3, 0, 1 / 3]
      let shrunk = AffineMap.scale(x: amount, y: amount)
      return thirds.flatMap { y in thirds.map { x in shrunk.followed(by: .shift(x: x, y: y)) } }
    case .rotate: return [.rotation(degrees: generator.coin() ? amount : -amount)]
    case .shear: return [.shear(degrees: generator.coin() ? amount : -amount)]
    default: preconditionFailure("\(rawValue) moves nothing")
    }
  }
}

extension SeededGenerator {
  /// A unit vector in a random direction.
  fileprivate mutating func direction() -> (x: Float, y: Float) {
    let angle = 2 * Double.pi * Double(uniform())
    return (Float(cos(angle)), Float(sin(angle)))
  }
}

extension Augmenter {
  /// The mean of the padded image under each of `maps`: [height, width] greys.
  mutating func mean(of maps: [AffineMap]) -> [Float] {
    var sums = [Float](repeating: 0, count: width * height)
    var greys = sums
    for map in maps {
      var span = greys.mutableSpan
      resample(map, field: nil, into: &span)
      for pixel in sums.indices { sums[pixel] += greys[pixel] }
    }
    let share = 1 / Float(maps.count)
    return sums.map { $0 * share }
  }
}
