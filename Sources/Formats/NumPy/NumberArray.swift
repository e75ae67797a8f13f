// An array of numbers of any type, read from an IDX or NumPy file. PixelScale.swift converts it to pixels,
// LabelColumn.swift to labels.

import IDX
import Storage

/// An array with its elements in their file encoding.
public struct NumberArray: Sendable {
  public let kind: NumberKind
  /// The size of each dimension, slowest varying first.
  public let dimensions: [Int]
  /// The encoded elements in C order (the last dimension varies fastest).
  public let bytes: ByteBuffer
  let isBigEndian: Bool

  /// Creates an array over `bytes` without copying them; traps unless their length matches `dimensions`.
  init(kind: NumberKind, dimensions: [Int], bytes: ByteBuffer, isBigEndian: Bool) {
    precondition(
      dimensions.reduce(kind.size, *) == bytes.count, "\(bytes.count) bytes for \(kind) of \(dimensions)")
    self.kind = kind
    self.dimensions = dimensions
    self.bytes = bytes
    self.isBigEndian = isBigEndian
  }

  /// Creates an array from the elements of an IDX file.
  public init(_ array: IDXArray) {
    self.init(
      kind: NumberKind(array.elementType), dimensions: array.dimensions, bytes: array.elements,
      isBigEndian: true)
  }

  /// The number of elements.
  public var count: Int { bytes.count / kind.size }

  /// Calls `body` with each element, in order.
  @inline(__always)
  func forEach<Failure: Error>(_ body: (Double) throws(Failure) -> Void) throws(Failure) {
    let (size, kind, isBigEndian) = (kind.size, kind, isBigEndian)
    try bytes.withSpan { (span) throws(Failure) in
      for start in stride(from: 0, to: span.count, by: size) {
        var bits: UInt64 = 0
        if isBigEndian {
          for index in start..<start + size { bits = bits << 8 | UInt64(span[index]) }
        } else {
          for index in (start..<start + size).reversed() { bits = bits << 8 | UInt64(span[index]) }
        }
        try body(kind.value(of: bits))
      }
    }
  }

  /// All elements, in order.
  func values() -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(count)
    forEach { values.append($0) }
    return values
  }

  /// Reorders elements from Fortran order (the first dimension varies fastest) to C order.
  static func fromFortranOrder(
    kind: NumberKind, dimensions: [Int], bytes: ByteBuffer, isBigEndian: Bool
  ) -> NumberArray {
    let size = kind.size
    var ordered = [UInt8](repeating: 0, count: bytes.count)
    // The C-order stride of each dimension.
    var strides = [Int](repeating: 1, count: dimensions.count)
    for axis in dimensions.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * dimensions[axis + 1]
    }
    bytes.withSpan { span in
      var place = [Int](repeating: 0, count: dimensions.count)
      var target = 0
      for start in stride(from: 0, to: span.count, by: size) {
        for byte in 0..<size { ordered[target * size + byte] = span[start + byte] }
        for axis in dimensions.indices {
          place[axis] += 1
          target += strides[axis]
          if place[axis] < dimensions[axis] { break }
          target -= strides[axis] * dimensions[axis]
          place[axis] = 0
        }
      }
    }
    return NumberArray(
      kind: kind, dimensions: dimensions, bytes: ByteBuffer(ordered), isBigEndian: isBigEndian)
  }
}
