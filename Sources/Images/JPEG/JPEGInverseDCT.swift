// The inverse DCT of a block in integer arithmetic (ITU-T T.81, A.3.3). Overflow wraps and never traps.

/// The inverse DCT of Loeffler, Ligtenberg and Moschytz, "Practical fast 1-D DCT algorithms with 11 multiplications",
/// ICASSP 1989, in fixed point with 13 fractional bits.
///
/// Rounds at the same points as libjpeg's accurate transform, so that samples are identical.
enum JPEGInverseDCT {
  /// The transform's constants times 2¹³; cₙ stands for cos(nπ/16).
  private static let fractionBits: Int32 = 13
  /// Extra fractional bits kept after the column pass, which limit the error of rounding twice.
  private static let columnBits: Int32 = 2

  /// Transforms `block`, row-major, into 8x8 samples from `start` on. Overwrites `block`.
  @inline(__always)
  static func transform(
    _ block: inout InlineArray<64, Int32>, into samples: inout MutableSpan<UInt8>, at start: Int, stride: Int
  ) {
    for x in 0..<8 {
      let isFlat =
        block[8 + x] | block[16 + x] | block[24 + x] | block[32 + x]
        | block[40 + x] | block[48 + x] | block[56 + x] == 0
      if isFlat {
        let level = block[x] &<< columnBits
        for y in 0..<8 { block[8 * y + x] = level }
        continue
      }
      let column: Line = [
        block[x], block[8 + x], block[16 + x], block[24 + x],
        block[32 + x], block[40 + x], block[48 + x], block[56 + x],
      ]
      let result = transformed(column, droppingBits: fractionBits - columnBits)
      for y in 0..<8 { block[8 * y + x] = result[y] }
    }
    for y in 0..<8 {
      let row: Line = [
        block[8 * y], block[8 * y + 1], block[8 * y + 2], block[8 * y + 3],
        block[8 * y + 4], block[8 * y + 5], block[8 * y + 6], block[8 * y + 7],
      ]
      // 3 bits undo the transform's factor of 8.
      let result = transformed(row, droppingBits: fractionBits + columnBits + 3)
      let rowStart = start + y * stride
      for x in 0..<8 { samples[rowStart &+ x] = sample(result[x]) }
    }
  }

  /// The transform of a block with only the DC coefficient `dc`: 64 equal samples.
  @inline(__always)
  static func fill(_ dc: Int32, into samples: inout MutableSpan<UInt8>, at start: Int, stride: Int) {
    let level = sample((dc &+ 4) &>> 3)
    for y in 0..<8 {
      let rowStart = start + y * stride
      for x in 0..<8 { samples[rowStart &+ x] = level }
    }
  }

  /// Samples are centred on 128 (A.3.1).
  @inline(__always)
  private static func sample(_ value: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: min(max(value &+ 128, 0), 255))
  }

  private typealias Line = InlineArray<8, Int32>

  /// Transforms eight coefficients into eight samples, shifted right by `shift` bits and rounded.
  @inline(__always)
  private static func transformed(_ s: Line, droppingBits shift: Int32) -> Line {
    // Even part: s0, s4 and the rotation of s2 and s6.
    let turn = (s[2] &+ s[6]) &* 4433
    let low = turn &- s[6] &* 15137
    let high = turn &+ s[2] &* 6270
    let half: Int32 = 1 &<< (shift &- 1)
    let sum = ((s[0] &+ s[4]) &<< fractionBits) &+ half
    let difference = ((s[0] &- s[4]) &<< fractionBits) &+ half
    let e0 = sum &+ high
    let e3 = sum &- high
    let e1 = difference &+ low
    let e2 = difference &- low

    // Odd part: s7, s5, s3 and s1, as in the paper's figure 1.
    let z5 = (s[7] &+ s[3] &+ s[5] &+ s[1]) &* 9633
    let z1 = (s[7] &+ s[1]) &* -7373
    let z2 = (s[5] &+ s[3]) &* -20995
    let z3 = (s[7] &+ s[3]) &* -16069 &+ z5
    let z4 = (s[5] &+ s[1]) &* -3196 &+ z5
    let o0 = s[7] &* 2446 &+ z1 &+ z3
    let o1 = s[5] &* 16819 &+ z2 &+ z4
    let o2 = s[3] &* 25172 &+ z2 &+ z3
    let o3 = s[1] &* 12299 &+ z1 &+ z4

    return [
      (e0 &+ o3) &>> shift, (e1 &+ o2) &>> shift, (e2 &+ o1) &>> shift, (e3 &+ o0) &>> shift,
      (e3 &- o0) &>> shift, (e2 &- o1) &>> shift, (e1 &- o2) &>> shift, (e0 &- o3) &>> shift,
    ]
  }
}
