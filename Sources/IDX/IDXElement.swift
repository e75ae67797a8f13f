// The six element types of the IDX format, and the corresponding Swift types. Code 0x0A is undefined. Types are not
// converted.

/// The type of an IDX file's elements; the raw value is the file's third byte.
public enum IDXElementType: UInt8, Sendable, CaseIterable {
  case uint8 = 0x08
  case int8 = 0x09
  case int16 = 0x0B
  case int32 = 0x0C
  case float32 = 0x0D
  case float64 = 0x0E

  /// The size of one element in bytes.
  public var size: Int {
    switch self {
    case .uint8, .int8: 1
    case .int16: 2
    case .int32, .float32: 4
    case .float64: 8
    }
  }
}

extension IDXElementType: CustomStringConvertible {
  public var description: String {
    switch self {
    case .uint8: "unsigned bytes"
    case .int8: "signed bytes"
    case .int16: "16-bit integers"
    case .int32: "32-bit integers"
    case .float32: "32-bit floats"
    case .float64: "64-bit floats"
    }
  }
}

/// A Swift type that corresponds to an element type.
public protocol IDXElement: Sendable {
  /// An unsigned integer of the element's size.
  associatedtype IDXBits: FixedWidthInteger & UnsignedInteger

  static var idxType: IDXElementType { get }
  init(idxBits: IDXBits)
  var idxBits: IDXBits { get }
}

extension UInt8: IDXElement {
  @inlinable public static var idxType: IDXElementType { .uint8 }
  @inlinable public init(idxBits: UInt8) { self = idxBits }
  @inlinable public var idxBits: UInt8 { self }
}

extension Int8: IDXElement {
  @inlinable public static var idxType: IDXElementType { .int8 }
  @inlinable public init(idxBits: UInt8) { self.init(bitPattern: idxBits) }
  @inlinable public var idxBits: UInt8 { UInt8(bitPattern: self) }
}

extension Int16: IDXElement {
  @inlinable public static var idxType: IDXElementType { .int16 }
  @inlinable public init(idxBits: UInt16) { self.init(bitPattern: idxBits) }
  @inlinable public var idxBits: UInt16 { UInt16(bitPattern: self) }
}

extension Int32: IDXElement {
  @inlinable public static var idxType: IDXElementType { .int32 }
  @inlinable public init(idxBits: UInt32) { self.init(bitPattern: idxBits) }
  @inlinable public var idxBits: UInt32 { UInt32(bitPattern: self) }
}

extension Float: IDXElement {
  @inlinable public static var idxType: IDXElementType { .float32 }
  @inlinable public init(idxBits: UInt32) { self.init(bitPattern: idxBits) }
  @inlinable public var idxBits: UInt32 { bitPattern }
}

extension Double: IDXElement {
  @inlinable public static var idxType: IDXElementType { .float64 }
  @inlinable public init(idxBits: UInt64) { self.init(bitPattern: idxBits) }
  @inlinable public var idxBits: UInt64 { bitPattern }
}
