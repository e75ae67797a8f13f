// A bounded approximation of the normal distribution, for the random variation of handwriting. Unlike a normal deviate
// it needs no logarithm, whose last bit differs between machines.

extension SeededGenerator {
  /// A number of mean 0 and variance 1, within ±3.47: the sum of four uniform numbers of 16 bits each
  /// (Irwin and Hall), all from one step of the generator.
  package mutating func bell() -> Float {
    let bits = next()
    let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
    // The variance of one uniform number on 0..<65536 is 65536²/12, of four 65536²/3.
    return (Float(sum) - 131_070) * (1.732_050_8 / 65_536)
  }

  /// Two independent values of `bell()`.
  package mutating func bellPair() -> SIMD2<Float> {
    let first = bell()
    return [first, bell()]
  }
}
