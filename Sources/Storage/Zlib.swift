// Zlib compression (RFC 1950) of whole arrays, and the CRC-32 used in PNG files. ZlibReader decompresses; Gzip
// handles gzip files.

import CZlib

/// Compression and checksums through zlib, array in, array out.
package enum Zlib {
  /// Compresses `bytes` to zlib data.
  ///
  /// `level` is zlib's, from 1 (fastest) to 9 (smallest); 0 stores only. Traps if out of memory.
  package static func deflate(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
    precondition((0...9).contains(level), "compression level \(level), not 0 to 9")
    let bound = Int(compressBound(uLong(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { free, count in
      var written = uLong(free.count)
      let status = compress2(free.baseAddress, &written, bytes, uLong(bytes.count), Int32(level))
      precondition(status == Z_OK, "zlib could not deflate \(bytes.count) bytes: \(status)")
      count = Int(written)
    }
  }

  /// The CRC-32 (as in gzip and PNG, polynomial 0xEDB88320) of `bytes`, continuing from `start`, the CRC-32 of the
  /// preceding bytes.
  package static func crc32(_ bytes: Span<UInt8>, continuing start: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBytes { buffer in
      UInt32(crc32_z(uLong(start), buffer.bindMemory(to: UInt8.self).baseAddress, buffer.count))
    }
  }
}
