// The element types of IDX and NumPy files, and how to decode an element.

import IDX

/// The element type of an array.
public enum NumberKind: Sendable, Equatable, CaseIterable {
  case bool, uint8, int8, uint16, int16, uint32, int32, uint64, int64, float16, float32, float64

  /// The size of one element in bytes.
  public var size: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .uint16, .int16, .float16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64: 8
    }
  }

  /// Whether this is a floating-point type.
  public var isFloat: Bool { self == .float16 || self == .float32 || self == .float64 }

  /// The element type of an IDX file.
  public init(_ type: IDXElementType) {
    self =
      switch type {
      case .uint8: .uint8
      case .int8: .int8
      case .int16: .int16
      case .int32: .int32
      case .float32: .float32
      case .float64: .float64
      }
  }

  /// Decodes the number stored in the low `size` bytes of `bits`.
  func value(of bits: UInt64) -> Double {
    switch self {
    case .bool: bits == 0 ? 0 : 1
    case .uint8, .uint16, .uint32, .uint64: Double(bits)
    case .int8: Double(Int8(truncatingIfNeeded: bits))
    case .int16: Double(Int16(truncatingIfNeeded: bits))
    case .int32: Double(Int32(truncatingIfNeeded: bits))
    case .int64: Double(Int64(bitPattern: bits))
    case .float16: Double(Float(halfBits: UInt16(truncatingIfNeeded: bits)))
    case .float32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .float64: Double(bitPattern: bits)
    }
  }
}
