// Raw deflate data (RFC 1951), as ZIP archives hold it, decompressed to a length known in advance. Reading only the
// head lets a caller check that length before trusting it.

import CZlib

/// Decompresses the raw deflate data of a ZIP entry.
package enum RawDeflate {
  /// zlib's window of 32 KiB; negative selects raw data without a header.
  private static let windowBits: Int32 = -15

  /// Decompresses `compressed` to exactly `count` bytes.
  ///
  /// Throws if the output is longer or shorter, or if compressed bytes are left over. Rejects a `count` larger than
  /// the compressed bytes can expand to before allocating memory.
  package static func inflate(_ compressed: ByteBuffer, count: Int) throws(ZlibError) -> ByteBuffer {
    guard
      count <= (compressed.count + 1).multipliedReportingOverflow(by: ZlibStream.largestRatio).partialValue
    else { throw .tooShort(neededBytes: count, foundBytes: compressed.count * ZlibStream.largestRatio) }
    let stream = ZlibStream()
    guard stream.beginInflating(windowBits) == Z_OK else { throw .outOfMemory }
    defer { inflateEnd(stream.pointer) }

    var output = GrowingRegion(expecting: count, limit: count)
    var rest = compressed
    while true {
      var status = Z_OK
      do {
        try output.fill { free in
          let (now, written) = stream.inflate(&rest, into: free)
          status = now
          return written
        }
      } catch {
        throw error == .overLimit ? .tooLong(expectedBytes: count) : .outOfMemory
      }
      switch status {
      case Z_OK: continue
      case Z_STREAM_END:
        guard rest.isEmpty else { throw .trailingBytes(count: rest.count) }
        guard output.count == count else { throw .tooShort(neededBytes: count, foundBytes: output.count) }
        return output.finish()
      case Z_BUF_ERROR: throw .truncated(count: compressed.count)
      case Z_MEM_ERROR: throw .outOfMemory
      default: throw .corrupt(stream.message)
      }
    }
  }

  /// The first `count` bytes of the decompressed data; fewer if the data is shorter or is damaged before that point.
  package static func head(of compressed: ByteBuffer, count: Int) -> ByteBuffer {
    let stream = ZlibStream()
    guard stream.beginInflating(windowBits) == Z_OK else { return ByteBuffer() }
    defer { inflateEnd(stream.pointer) }
    var head = [UInt8](repeating: 0, count: count)
    var rest = compressed
    var filled = 0
    var status = Z_OK
    while status == Z_OK, filled < count {
      filled += head.withUnsafeMutableBytes { bytes in
        let step = stream.inflate(&rest, into: .init(rebasing: bytes[filled...]))
        status = step.status
        return step.written
      }
    }
    return ByteBuffer(Array(head.prefix(filled)))
  }
}
