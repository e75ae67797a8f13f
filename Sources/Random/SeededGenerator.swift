// The random number generator: xoshiro256** seeded with SplitMix64. Functions whose results depend on random choices
// take a generator `inout`, so that the sequence drawn is part of their contract.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A seeded pseudo-random number generator: the same seed and stream give the same values on every machine.
///
/// Independent streams of one seed are for work done in any order, such as one stream per image.
/// Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021,
/// <https://prng.di.unimi.it>.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
  /// The state of xoshiro256**; never all zero.
  private(set) var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator for `stream` of `seed`; all values are valid, including zero.
  public init(seed: UInt64, stream: UInt64 = 0) {
    // SplitMix64 is a bijection with full period: four successive outputs are never all zero. The stream is mixed
    // first, so that (seed, stream) and (seed + 1, stream - 1) are unrelated.
    var mixer = SplitMix64(state: seed)
    mixer.state ^= SplitMix64(state: stream).nextValue
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  public mutating func next() -> UInt64 {
    let result = (state.1 &* 5).rotated(left: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotated(left: 45)
    return result
  }

  public static func == (a: SeededGenerator, b: SeededGenerator) -> Bool { a.state == b.state }
}

extension SeededGenerator {
  /// A Float in [0, 1): 24 random bits, so every value is a multiple of 2⁻²⁴.
  public mutating func uniform() -> Float {
    Float(next() >> 40) * 0x1p-24
  }

  /// A Float uniform in [low, high]; `low` must not exceed `high`. `high` itself occurs only by rounding.
  public mutating func uniform(_ low: Float, _ high: Float) -> Float {
    low + (high - low) * uniform()
  }

  /// A uniform integer in 0 ..< `bound`, without bias (Lemire 2019, <https://arxiv.org/abs/1805.10941>).
  ///
  /// Traps if `bound` is not positive.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "integer(below:) needs a positive bound, not \(bound)")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A standard normal deviate by Marsaglia's polar method. The second value of the pair is discarded, so that the
  /// state alone determines the next value.
  public mutating func normal() -> Float {
    while true {
      let x = 2 * Double(next() >> 11) * 0x1p-53 - 1
      let y = 2 * Double(next() >> 11) * 0x1p-53 - 1
      let squaredRadius = x * x + y * y
      if squaredRadius > 0, squaredRadius < 1 {
        return Float(x * (-2 * log(squaredRadius) / squaredRadius).squareRoot())
      }
    }
  }

  /// Shuffles `items` in place with the Fisher-Yates algorithm, from the last index down.
  ///
  /// The standard library does not guarantee the order of its random draws.
  @inlinable
  public mutating func shuffle<Item>(_ items: inout [Item]) {
    guard items.count > 1 else { return }
    for last in stride(from: items.count - 1, to: 0, by: -1) {
      items.swapAt(last, integer(below: last + 1))
    }
  }
}

/// The generator that expands a seed into a state (Steele, Lea and Flood 2014).
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return nextValue
  }

  var nextValue: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension UInt64 {
  @inline(__always)
  fileprivate func rotated(left count: Int) -> UInt64 { self << count | self >> (64 - count) }
}
