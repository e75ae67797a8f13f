// Immutable, shared bytes: an array, heap memory or a mapped file, and slices of these. Slicing and passing never
// copy.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An immutable byte range with a shared owner, so large files can be sliced and passed on without copying.
///
/// Indices start at zero in every buffer, including slices. Reading one byte costs a cross-module call, about 10 ns,
/// so loop over many bytes inside ``withSpan(_:)``.
public struct ByteBuffer: Sendable {
  private enum Owner: Sendable {
    case array([UInt8])
    case region(Region)
  }

  private let owner: Owner
  /// The offset of this buffer in its owner's bytes.
  private let start: Int

  /// The number of bytes.
  public let count: Int

  private init(owner: Owner, start: Int, count: Int) {
    self.owner = owner
    self.start = start
    self.count = count
  }

  /// Creates a buffer over `bytes` without copying them.
  public init(_ bytes: [UInt8] = []) {
    self.init(owner: .array(bytes), start: 0, count: bytes.count)
  }

  /// Creates a buffer over all of `region`.
  init(_ region: Region) {
    self.init(owner: .region(region), start: 0, count: region.bytes.count)
  }

  /// Creates a buffer over constant memory that is part of the program.
  package init(immortal bytes: UnsafeRawBufferPointer) {
    self.init(Region(immortal: bytes))
  }

  public var isEmpty: Bool { count == 0 }

  /// The byte at `index`; traps outside 0 ..< `count`.
  public subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "byte \(index) of a buffer of \(count)")
    return switch owner {
    case .array(let bytes): bytes[start + index]
    case .region(let region): region.bytes[start + index]
    }
  }

  /// The bytes in `range`, sharing this buffer's owner; traps unless `range` lies in 0 ... `count`.
  public subscript(range: Range<Int>) -> ByteBuffer {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "bytes \(range) of a buffer of \(count)")
    return ByteBuffer(owner: owner, start: start + range.lowerBound, count: range.count)
  }

  /// Calls `body` with a span of all bytes, valid only during the call.
  public func withSpan<Result: ~Copyable, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch owner {
    case .array(let bytes):
      return try body(bytes.span.extracting(start..<start + count))
    case .region(let region):
      defer { withExtendedLifetime(region) {} }
      return try body(region.bytes.bindMemory(to: UInt8.self).span.extracting(start..<start + count))
    }
  }

  /// Calls `body` with a pointer to the bytes, valid only during the call; for C and for kernels.
  package func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withSpan { (span) throws(Failure) in try span.withUnsafeBytes(body) }
  }

  /// These bytes followed by those of `others`; copies each byte once.
  public func joined(with others: ByteBuffer) -> ByteBuffer {
    ByteBuffer(
      [UInt8](unsafeUninitializedCapacity: count + others.count) { target, initialized in
        withUnsafeBytes { UnsafeMutableRawBufferPointer(target).copyMemory(from: $0) }
        others.withUnsafeBytes {
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target)[count...]).copyMemory(
            from: $0)
        }
        initialized = count + others.count
      })
  }

  /// Lets the system reclaim the pages of a mapped file that lie entirely in this buffer; later reads load them
  /// again.
  func releasePages() {
    guard case .region(let region) = owner else { return }
    region.releasePages(of: start..<start + count)
  }

  /// The bytes as an array; copies unless this buffer covers a whole array.
  public var array: [UInt8] {
    if case .array(let bytes) = owner, count == bytes.count { return bytes }
    return withUnsafeBytes { [UInt8]($0) }
  }
}

extension ByteBuffer: Equatable {
  /// Whether two buffers hold the same bytes, whatever their owners.
  public static func == (a: ByteBuffer, b: ByteBuffer) -> Bool {
    a.count == b.count
      && a.withUnsafeBytes { left in
        b.withUnsafeBytes { right in
          left.isEmpty || memcmp(left.baseAddress!, right.baseAddress!, left.count) == 0
        }
      }
  }
}
