// Floats as they lie in a file, or in an array: read where they are, so that weights are copied once, to where they
// are computed with.

/// An immutable run of 32-bit floats, in an array or in the bytes of a file.
public struct FloatValues: Sendable {
  private enum Owner: Sendable {
    case array([Float])
    /// Native floats in memory that is aligned for them.
    case bytes(ByteBuffer)
  }

  private let owner: Owner

  /// The values of an array, which is kept and not copied.
  public init(_ array: [Float]) { owner = .array(array) }

  /// The values whose bytes, least significant first, are `bytes`: four to each. Traps when a part of one is left.
  ///
  /// They are copied only where memory is not aligned for them, or the processor has another order of bytes.
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

  /// Calls `body` with all values; the span must not be kept.
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

  /// The values as an array: a copy, unless they are one.
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

  /// The value at `index`; traps outside. For single values: loops over many belong inside `withSpan`.
  public subscript(index: Int) -> Float { withSpan { $0[index] } }
}

extension FloatValues: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Float...) { self.init(elements) }
}

extension FloatValues: Equatable {
  /// Whether both hold equal values in the same order, as arrays of them would be equal.
  public static func == (a: FloatValues, b: FloatValues) -> Bool {
    a.withSpan { a in b.withSpan { b in a.count == b.count && a.indices.allSatisfy { a[$0] == b[$0] } } }
  }
}
