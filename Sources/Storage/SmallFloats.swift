// Conversion from the two 16-bit floating-point formats of weights and arrays.

extension Float {
  /// The value of an IEEE 754 half-precision number: 1 sign bit, 5 exponent bits, 10 fraction bits.
  ///
  /// Implemented here because Swift's Float16 is missing on Intel Macs.
  package init(halfBits bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1F)
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      // Subnormal: a multiple of 2⁻²⁴.
      let magnitude = Float(fraction) * 0x1p-24
      self = sign == 0 ? magnitude : -magnitude
    case 31: self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }

  /// The value of a bfloat16: the upper half of a Float.
  package init(bfloat16Bits bits: UInt16) { self = Float(bitPattern: UInt32(bits) << 16) }
}
