// A safetensors file: named Float tensors and string metadata, parsed strictly. Values stay in the bytes they were read
// from; half and double precision values are converted to Float. Other number types and values that are not finite are
// rejected.

import Storage

/// The content of a safetensors file: named tensors of 32-bit floats, and string metadata.
public struct SafetensorsFile: Equatable, Sendable {
  /// One named tensor, its values in C order (the last dimension varies fastest).
  public struct Tensor: Equatable, Sendable {
    public let name: String
    public let shape: [Int]
    public let values: FloatValues

    /// A tensor of `shape`; traps unless `values` has as many values as the shape.
    public init(name: String, shape: [Int], values: FloatValues) {
      precondition(
        shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == values.count,
        "tensor '\(name)' of shape \(shape) was given \(values.count) values")
      self.name = name
      self.shape = shape
      self.values = values
    }
  }

  /// The tensors; in a parsed file, in the order of their data.
  public let tensors: [Tensor]
  /// String metadata by key; may be empty.
  public let metadata: [String: String]

  /// The default limit on the number of values of all tensors in a file, which take 400 MB.
  public static let maximumValues = 100_000_000
  /// The header key that is reserved for metadata.
  static let metadataKey = "__metadata__"
  /// Bytes of one F32 value.
  static let valueSize = 4

  /// A file of `tensors` and `metadata`; traps if two tensors share a name, or if one has the metadata key's.
  public init(tensors: [Tensor], metadata: [String: String] = [:]) {
    let names = tensors.map(\.name)
    precondition(
      Set(names).count == names.count && !names.contains(Self.metadataKey),
      "tensors need names of their own: \(names)")
    self.tensors = tensors
    self.metadata = metadata
  }

  /// Parses `bytes`, a whole file.
  ///
  /// Throws at the first format error, at a type that is not a float, at more than `maximumValues` values, and at a
  /// value that is not finite. Allocates memory only in proportion to bytes that are present, never to a declared size.
  public init(
    parsing bytes: ByteBuffer, maximumValues: Int = SafetensorsFile.maximumValues
  ) throws(SafetensorsError) {
    let header = try bytes.withSpan { (span) throws(SafetensorsError) in
      try SafetensorsHeader(parsing: span, maximumValues: maximumValues)
    }
    let data = bytes[header.dataStart..<bytes.count]
    tensors = header.entries.map { entry in
      Tensor(name: entry.name, shape: entry.shape, values: entry.values(in: data))
    }
    metadata = header.metadata
    try requireFiniteValues()
  }

  /// Throws at the first value that is not finite: such a file can be written, but not read again.
  public func requireFiniteValues() throws(SafetensorsError) {
    for tensor in tensors {
      // Nearly all files are finite, and finding the maximum is faster than searching for the first such value.
      guard !tensor.values.largestMagnitude.isFinite,
        let index = tensor.values.firstIndex(where: { !$0.isFinite })
      else { continue }
      throw .notFinite(tensor: tensor.name, index: index, value: "\(tensor.values[index])")
    }
  }
}

extension SafetensorsHeader.Entry {
  /// The values of this tensor, where `data` is everything after the header; doubles are rounded to the nearest Float.
  fileprivate func values(in data: ByteBuffer) -> FloatValues {
    let bytes = data[bytes]
    if type == .float32 { return FloatValues(littleEndian: bytes) }
    return bytes.withSpan { span in
      var values: [Float] = []
      values.reserveCapacity(span.count / type.size)
      for start in stride(from: 0, to: span.count, by: type.size) {
        let bits = (start..<start + type.size).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64(span[$1]) }
        switch type {
        case .float16: values.append(Float(halfBits: UInt16(truncatingIfNeeded: bits)))
        case .bfloat16: values.append(Float(bfloat16Bits: UInt16(truncatingIfNeeded: bits)))
        case .float64: values.append(Float(Double(bitPattern: bits)))
        case .float32: values.append(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        }
      }
      return FloatValues(values)
    }
  }
}
