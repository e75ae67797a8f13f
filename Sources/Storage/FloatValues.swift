// Floats in an array or in the bytes of a file, read in place so that weights are copied only once, to where they are
// computed with.

/// An immutable run of 32-bit floats, in an array or in the bytes of a file.
public struct FloatValues: Sendable {
  private enum Owner: Sendable {
    case array([Float])
    /// Native floats in memory that is aligned for them.
    case bytes(ByteBuffer)
  }

  private let owner: Owner

  /// Creates values that share `array` without copying it.
  public init(_ array: [Float]) { owner = .array(array) }

  /// Creates values from little-endian `bytes`, four per value. Traps unless the count is a multiple of 4.
  ///
  /// Copies only if the memory is misaligned or the processor is not little-endian.
  public init(littleEndian bytes: ByteBuffer) {
    let size = MemoryLayout<Float>.size
    precondition(bytes.count.isMultiple(of: size), "\(bytes.count) bytes are no whole number of floats")
    let canStay = bytes.withUnsafeBytes { memory in
      Int(bitPattern: memory.baseAddress).isMultiple(of: size) && UInt32(littleEndian: 1) == 1
    }
    if canStay {
      owner = .bytes(bytes)
    } else {
      owner = .array(
        bytes.withUnsafeBytes { memory in
          (0..<memory.count / size).map { index in
            let bits = memory.loadUnaligned(fromByteOffset: size * index, as: UInt32.self)
            return Float(bitPattern: UInt32(littleEndian: bits))
          }
        })
    }
  }

  /// Calls `body` with a span of all values, valid only during the call.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch owner {
    case .array(let array): try body(array.span)
    case .bytes(let bytes):
      try bytes.withUnsafeBytes { (memory) throws(Failure) in
        try memory.withMemoryRebound(to: Float.self) { (values) throws(Failure) in try body(values.span) }
      }
    }
  }

  /// The values as an array; copies unless they are stored as one.
  public var array: [Float] {
    switch owner {
    case .array(let array): array
    case .bytes: withSpan { values in values.withUnsafeBufferPointer { Array($0) } }
    }
  }
}

extension FloatValues: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int {
    switch owner {
    case .array(let array): array.count
    case .bytes(let bytes): bytes.count / MemoryLayout<Float>.size
    }
  }

  /// The value at `index`; traps if out of range. For single values; loop over many inside `withSpan`.
  public subscript(index: Int) -> Float { withSpan { $0[index] } }
}

extension FloatValues: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Float...) { self.init(elements) }
}

extension FloatValues: Equatable {
  /// Whether both hold equal values in the same order, compared as arrays of `Float` are.
  public static func == (a: FloatValues, b: FloatValues) -> Bool {
    a.withSpan { a in b.withSpan { b in a.count == b.count && a.indices.allSatisfy { a[$0] == b[$0] } } }
  }
}
