// Damage pixel by pixel: grains of ink, and pixels that say nothing.

import Random

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension GreyPicture {
  /// Lays the ink in grains: a pixel of grey x gets a Poisson number of mean `grains` · x, each 1 / `grains` of full
  /// ink. Paper stays paper.
  mutating func addShotNoise(grains: Float, using generator: inout SeededGenerator) {
    for pixel in greys.indices where greys[pixel] > 0 {
      greys[pixel] = min(1, Float(generator.poisson(mean: grains * greys[pixel])) / grains)
    }
  }

  /// Turns a `share` of the pixels into paper or ink, each as often. A larger share turns the same pixels and more.
  mutating func addImpulseNoise(share: Float, using generator: inout SeededGenerator) {
    for pixel in greys.indices {
      let (isHit, isInk) = (generator.uniform() < share, generator.coin())
      if isHit { greys[pixel] = isInk ? 1 : 0 }
    }
  }
}

extension SeededGenerator {
  /// Yes or no, each as often.
  mutating func coin() -> Bool { next() >> 63 == 1 }

  /// A Poisson number, by multiplying uniform numbers until they are below exp(−mean); takes mean + 1 of them on
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
