// Corruptions of single pixels: shot noise and impulse noise.

import Random

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension GreyPicture {
  /// Shot noise: a pixel of grey x gets a Poisson number of mean `grains` · x, each 1 / `grains` of full ink.
  /// Background stays background.
  mutating func addShotNoise(grains: Float, using generator: inout SeededGenerator) {
    for pixel in greys.indices where greys[pixel] > 0 {
      greys[pixel] = min(1, Float(generator.poisson(mean: grains * greys[pixel])) / grains)
    }
  }

  /// Sets a fraction `share` of the pixels to background or ink with equal probability. A larger fraction changes the
  /// same pixels and more.
  mutating func addImpulseNoise(share: Float, using generator: inout SeededGenerator) {
    for pixel in greys.indices {
      let (isHit, isInk) = (generator.uniform() < share, generator.coin())
      if isHit { greys[pixel] = isInk ? 1 : 0 }
    }
  }
}

extension SeededGenerator {
  /// True or false with equal probability.
  mutating func coin() -> Bool { next() >> 63 == 1 }

  /// A Poisson number, by multiplying uniform numbers until the product is below exp(−mean); takes mean + 1 of them on
  /// average (Knuth, "The Art of Computer Programming", volume 2, 3.4.1).
  mutating func poisson(mean: Float) -> Int {
    let limit = exp(-Double(mean))
    var product = Double(uniform())
    var count = 0
    while product > limit {
      product *= Double(uniform())
      count += 1
    }
    return count
  }
}
