// Gzip files (RFC 1952) through zlib, a whole buffer at a time. The caller's limit bounds the output allocation,
// whatever the header declares.

import CZlib

/// Reads and writes the contents of `.gz` files.
public enum Gzip {
  /// zlib's window of 32 KiB, plus 16 to select the gzip header and trailer.
  static let windowBits: Int32 = 15 + 16

  /// Whether `bytes` start with the gzip magic number.
  public static func isGzip(_ bytes: ByteBuffer) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// Decompresses the gzip file `compressed` to at most `limit` bytes and checks its CRC-32 and length.
  ///
  /// Concatenates multiple members and ignores zero padding after the last one, as gzip does. Rejects any other
  /// trailing bytes.
  public static func inflate(_ compressed: ByteBuffer, limit: Int) throws(GzipError) -> ByteBuffer {
    precondition(limit >= 0, "a limit of \(limit) bytes")
    guard isGzip(compressed) else { throw .notGzip }
    let stream = ZlibStream()
    guard stream.beginInflating(windowBits) == Z_OK else { throw .outOfMemory }
    defer { inflateEnd(stream.pointer) }

    var output = GrowingRegion(expecting: expectedCount(of: compressed), limit: limit)
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
        throw error == .overLimit ? .tooLarge(limit: limit) : .outOfMemory
      }
      switch status {
      case Z_OK:
        continue
      case Z_STREAM_END where isGzip(rest):
        inflateReset(stream.pointer)
      case Z_STREAM_END:
        guard rest.withUnsafeBytes({ $0.allSatisfy { $0 == 0 } }) else {
          throw .trailingBytes(count: rest.count)
        }
        return output.finish()
      case Z_BUF_ERROR:
        throw .truncated(count: compressed.count)
      case Z_MEM_ERROR:
        throw .outOfMemory
      default:
        throw .corrupt(stream.message)
      }
    }
  }

  /// Compresses `bytes` to a gzip file with one member and no name or time, so equal input gives equal files.
  ///
  /// `level` is zlib's, from 1 (fastest) to 9 (smallest); 0 stores only. Traps if out of memory.
  public static func deflate(_ bytes: ByteBuffer, level: Int = 6) -> ByteBuffer {
    precondition((0...9).contains(level), "compression level \(level), not 0 to 9")
    let stream = ZlibStream()
    let begun = stream.beginDeflating(windowBits, level: Int32(level))
    precondition(begun == Z_OK, "zlib could not start: \(begun)")
    defer { deflateEnd(stream.pointer) }

    let bound = Int(deflateBound(stream.pointer, UInt(bytes.count)))
    var output = GrowingRegion(expecting: bound, limit: .max)
    var rest = bytes
    var status = Z_OK
    while status != Z_STREAM_END {
      do {
        try output.fill { free in
          let flush = rest.count > ZlibStream.largestPiece ? Z_NO_FLUSH : Z_FINISH
          let moved = rest.withUnsafeBytes { input in
            stream.advance(from: input, to: free) { status = CZlib.deflate($0, flush) }
          }
          rest = rest[moved.read..<rest.count]
          return moved.written
        }
      } catch {
        preconditionFailure("no memory for \(bound) bytes of gzip")
      }
    }
    return output.finish()
  }

  /// The length declared by the last four bytes, modulo 2³². It may be wrong, so it is capped at the most that the
  /// compressed bytes can expand to.
  static func expectedCount(of compressed: ByteBuffer) -> Int {
    guard compressed.count >= 4 else { return 0 }
    let declared = (1...4).reduce(0) { $0 << 8 | Int(compressed[compressed.count - $1]) }
    return min(declared, compressed.count * ZlibStream.largestRatio)
  }
}
