// Gzip files decompressed in chunks, for readers that do not need the whole output at once. See Gzip.swift for whole
// buffers.

import CZlib

extension Gzip {
  /// Chunk size in bytes.
  private static let stretch = 1 << 18

  private struct Enough: Error {}

  /// The first `count` bytes of the decompressed data; fewer if the data is shorter or is damaged before that point.
  ///
  /// Decompresses at most one chunk more than needed, so a header can be read before memory is allocated for its
  /// contents.
  package static func head(of compressed: ByteBuffer, count: Int) -> [UInt8] {
    var head: [UInt8] = []
    try? inflate(compressed) { stretch in
      for index in stretch.indices.prefix(count - head.count) { head.append(stretch[index]) }
      if head.count == count { throw Enough() }
    }
    return head
  }

  /// Calls `body` with consecutive chunks of the decompressed data; each span is valid only during the call.
  ///
  /// Concatenates multiple members, as `inflate(_:limit:)` does. Throws `GzipError`, and any error from `body`.
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
