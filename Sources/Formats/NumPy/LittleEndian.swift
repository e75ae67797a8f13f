// Little-endian encoding of numbers.

extension [UInt8] {
  /// Appends the bytes of `value`, least significant first.
  public mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
    for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}

extension [Float] {
  /// The little-endian bytes of the values, four per value.
  public var littleEndianBytes: [UInt8] {
    [UInt8](capacity: 4 * count) { bytes in
      for value in self {
        let bits = value.bitPattern
        bytes.append(UInt8(truncatingIfNeeded: bits))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
      }
    }
  }
}
