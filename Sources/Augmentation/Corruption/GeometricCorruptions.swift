// Damage by where things are: moved, turned, shrunk, slanted, or moving while they are seen.
// Each is a set of maps of the plane, the new picture being the mean of the old one under all of them.

import Random

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Corruption {
  /// The maps of a geometric kind; traps for the others.
  ///
  /// Drawn: a direction, or a side; nothing for `scale`.
  /// - Parameters:
  ///   - amount: degrees or the part of the size; see `amounts`.
  ///   - length: the amount in pixels of the picture.
  func maps(amount: Float, length: Float, using generator: inout SeededGenerator) -> [AffineMap] {
    switch self {
    case .motionBlur:
      let (x, y) = generator.direction()
      // A pixel apart at most: no gap shows.
      let steps = max(1, Int(length.rounded(.up)))
      return (0...steps).map { step in
        let place = (Float(step) / Float(steps) - 0.5) * length
        return .shift(x: x * place, y: y * place)
      }
    case .shift:
      let (x, y) = generator.direction()
      // By whole pixels: a shift that also blurred would measure two things.
      return [.shift(x: (x * length).rounded(), y: (y * length).rounded())]
    case .scale:
      // Thin strokes would fall between the pixels that a single place looks at.
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
  /// A vector of length 1 in a random direction.
  fileprivate mutating func direction() -> (x: Float, y: Float) {
    let angle = 2 * Double.pi * Double(uniform())
    return (Float(cos(angle)), Float(sin(angle)))
  }
}

extension Augmenter {
  /// The mean of the padded image's picture under each of `maps`: [height, width] greys.
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
