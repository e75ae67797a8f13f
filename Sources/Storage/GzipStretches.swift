// Gzip files unpacked stretch by stretch, for readers that need not have all of it at once. Gzip.swift unpacks whole.

import CZlib

extension Gzip {
  /// Bytes of a stretch.
  private static let stretch = 1 << 18

  private struct Enough: Error {}

  /// The first `count` bytes that `compressed` unpacks to: fewer where it holds fewer, or is damaged before that.
  ///
  /// Unpacks one stretch beyond them at most, so that a header is read before memory is taken for what it declares.
  package static func head(of compressed: ByteBuffer, count: Int) -> [UInt8] {
    var head: [UInt8] = []
    try? inflate(compressed) { stretch in
      for index in stretch.indices.prefix(count - head.count) { head.append(stretch[index]) }
      if head.count == count { throw Enough() }
    }
    return head
  }

  /// Calls `body` with one stretch of the unpacked bytes after another; the span must not be kept.
  ///
  /// Several members are joined, as `inflate(_:limit:)` does. Throws `GzipError`, and what `body` throws.
  package static func inflate(_ compressed: ByteBuffer, _ body: (Span<UInt8>) throws -> Void) throws {
    guard isGzip(compressed) else { throw GzipError.notGzip }
    let stream = ZlibStream()
    guard stream.beginInflating(windowBits) == Z_OK else { throw GzipError.outOfMemory }
    defer { inflateEnd(stream.pointer) }
    var output = [UInt8](repeating: 0, count: stretch)
    var rest = compressed
    while true {
      let (status, written) = output.withUnsafeMutableBytes { free in stream.inflate(&rest, into: free) }
      try body(output.span.extracting(..<written))
      switch status {
      case Z_OK: continue
      case Z_STREAM_END where isGzip(rest):
        inflateReset(stream.pointer)
      case Z_STREAM_END:
        let padding = rest.withSpan { bytes in bytes.indices.allSatisfy { bytes[$0] == 0 } }
        guard padding else { throw GzipError.trailingBytes(count: rest.count) }
        return
      case Z_BUF_ERROR: throw GzipError.truncated(count: compressed.count)
      case Z_MEM_ERROR: throw GzipError.outOfMemory
      default: throw GzipError.corrupt(stream.message)
      }
    }
  }
}
