// The signature and chunks of a PNG file, each chunk with name, length and checksum. PNGFile interprets them.

import Storage

/// A chunk name of four letters.
public struct PNGChunkName: Equatable, Sendable, CustomStringConvertible {
  /// The letters, the first in the most significant byte.
  let code: UInt32

  /// The name in the four bytes at `offset`, or nil unless all are letters.
  init?(_ bytes: ArraySlice<UInt8>) {
    let isLetter = { (byte: UInt8) in UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }
    guard bytes.count == 4, bytes.allSatisfy(isLetter) else { return nil }
    code = bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  init(_ letters: StaticString) {
    precondition(letters.utf8CodeUnitCount == 4, "a chunk's name has four letters, not '\(letters)'")
    code = letters.description.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }

  static let header = PNGChunkName("IHDR")
  static let palette = PNGChunkName("PLTE")
  static let transparency = PNGChunkName("tRNS")
  static let data = PNGChunkName("IDAT")
  static let end = PNGChunkName("IEND")
  static let exif = PNGChunkName("eXIf")

  /// The letters as bytes.
  var bytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: code >> (24 - 8 * $0)) } }
  /// Whether the chunk is critical: its first letter is upper case.
  var isCritical: Bool { code & 0x2000_0000 == 0 }

  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// A chunk's name and the range of its content in the file.
struct PNGChunk {
  let name: PNGChunkName
  let content: Range<Int>
}

/// Iterates over the chunks of a PNG file.
///
/// Source: <https://www.w3.org/TR/png-3/#5DataRep>.
struct PNGChunkScanner {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private let bytes: [UInt8]
  private let verifiesChecksums: Bool
  private var offset: Int

  /// Starts before the first chunk.
  ///
  /// Only mutation tests skip checksums, so that mutations reach the code after this check.
  init(_ bytes: [UInt8], verifyingChecksums: Bool) throws(PNGError) {
    guard bytes.starts(with: Self.signature) else {
      throw .signature(found: Array(bytes.prefix(Self.signature.count)))
    }
    self.bytes = bytes
    verifiesChecksums = verifyingChecksums
    offset = Self.signature.count
  }

  /// Returns the next chunk; it lies within the file and its checksum matches.
  mutating func next() throws(PNGError) -> PNGChunk {
    // The content follows length and name and precedes the checksum; each of these has four bytes.
    guard bytes.count - offset >= 8 else { throw .endsBefore(.end, offset: bytes.count) }
    let count = bytes[offset..<offset + 4].bigEndian32(at: 0)
    guard let name = PNGChunkName(bytes[offset + 4..<offset + 8]) else { throw .name(offset: offset + 4) }
    let start = offset + 8
    let left = bytes.count - start
    guard left >= count + 4 else { throw .tooShort(name, neededBytes: count + 4, foundBytes: left) }
    let content = start..<start + count
    offset = content.upperBound + 4
    if verifiesChecksums {
      let declared = UInt32(bytes[content.upperBound..<offset].bigEndian32(at: 0))
      let found = Zlib.crc32(bytes.span.extracting(start - 4..<content.upperBound))
      guard found == declared else { throw .checksum(name, declared: declared, found: found) }
    }
    return PNGChunk(name: name, content: content)
  }
}
