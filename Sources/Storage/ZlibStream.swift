// zlib's stream record for inflating or deflating, at a fixed address. Gzip and ZlibReader interpret the status codes
// and apply limits.

import CZlib

/// zlib's stream record, which zlib requires to stay at one address.
///
/// The caller that begins inflating or deflating must end it with `inflateEnd` or `deflateEnd`.
struct ZlibStream: ~Copyable {
  /// The largest expansion ratio of deflate data (<https://zlib.net/zlib_tech.html>).
  static let largestRatio = 1032
  /// The most bytes passed to zlib in one call, because its counts are 32 bits wide.
  static let largestPiece = 1 << 30

  let pointer: UnsafeMutablePointer<z_stream>

  init() {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: z_stream())
  }

  deinit { pointer.deallocate() }

  func beginInflating(_ windowBits: Int32) -> Int32 {
    inflateInit2_(pointer, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  func beginDeflating(_ windowBits: Int32, level: Int32) -> Int32 {
    // 8 is zlib's default memory level.
    deflateInit2_(
      pointer, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
  }

  /// zlib's message for its last failure.
  var message: String {
    pointer.pointee.msg.map { String(cString: $0) } ?? "invalid data"
  }

  /// Inflates as much of `rest` as fits into `output` and removes the consumed bytes from `rest`; returns zlib's
  /// status and the number of bytes output.
  func inflate(
    _ rest: inout ByteBuffer, into output: UnsafeMutableRawBufferPointer
  ) -> (status: Int32, written: Int) {
    var status = Z_OK
    let moved = rest.withUnsafeBytes { input in
      advance(from: input, to: output) { status = CZlib.inflate($0, Z_NO_FLUSH) }
    }
    rest = rest[moved.read..<rest.count]
    return (status, moved.written)
  }

  /// Runs `step` once with as much input and output as zlib can count; returns how much of each was used.
  func advance(
    from input: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer,
    step: (UnsafeMutablePointer<z_stream>) -> Void
  ) -> (read: Int, written: Int) {
    let offered = min(input.count, Self.largestPiece)
    let room = min(output.count, Self.largestPiece)
    pointer.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
    pointer.pointee.avail_in = UInt32(offered)
    pointer.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    pointer.pointee.avail_out = UInt32(room)
    step(pointer)
    return (offered - Int(pointer.pointee.avail_in), room - Int(pointer.pointee.avail_out))
  }
}
