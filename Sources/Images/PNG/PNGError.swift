// PNG decoding errors and their messages.

import Storage

/// Why a PNG file cannot be decoded.
public enum PNGError: Error, Equatable, CustomStringConvertible {
  /// A header field that selects a method.
  public enum Method: String, Sendable {
    case compression, filter, interlace
  }

  case signature(found: [UInt8])
  /// The file ends before this chunk.
  case endsBefore(PNGChunkName, offset: Int)
  /// A chunk name that is not four letters.
  case name(offset: Int)
  /// A chunk that, with its checksum, exceeds the rest of the file.
  case tooShort(PNGChunkName, neededBytes: Int, foundBytes: Int)
  case checksum(PNGChunkName, declared: UInt32, found: UInt32)
  case headerNotFirst(found: PNGChunkName)
  case repeated(PNGChunkName)
  case missing(PNGChunkName)
  case tooLate(PNGChunkName, after: PNGChunkName)
  /// Picture data that continues after another chunk.
  case interrupted(by: PNGChunkName)
  case unknownCritical(PNGChunkName)
  /// An invalid length for the chunk.
  case length(PNGChunkName, found: Int)
  /// A chunk that is not allowed for the colour type.
  case notAllowed(PNGChunkName, colorType: Int)
  case colorType(Int)
  case depth(Int, colorType: Int)
  case method(Method, found: Int)
  case size(PictureSizeError)
  /// Compressed data too short for the declared size at any compression ratio.
  case tooDense(neededBytes: Int, compressedBytes: Int)
  case data(ZlibError)
  case filter(UInt8)
  /// A pixel with an index outside the palette.
  case index(Int, entries: Int)

  public var description: String {
    switch self {
    case .signature(let found):
      "the file begins with \(Self.hexadecimal(found)) where a PNG file has \(Self.hexadecimal(PNGChunkScanner.signature)); copy it again as a binary file"
    case .endsBefore(let name, let offset):
      "the PNG file ends at byte \(offset) before its \(name) chunk; the copy is incomplete"
    case .name(let offset):
      "the PNG file has no chunk name of four letters at byte \(offset), where one should be"
    case .tooShort(let name, let needed, let found):
      "the PNG file needs \(needed) bytes for its \(name) chunk and holds \(found); the copy is incomplete"
    case .checksum(let name, let declared, let found):
      "the \(name) chunk of the PNG file declares the checksum \(Self.hexadecimal(declared)) and has \(Self.hexadecimal(found)); fetch the file again"
    case .headerNotFirst(let found):
      "the PNG file begins with the chunk \(found) where IHDR should be"
    case .repeated(let name):
      "the PNG file has a second \(name) chunk; one is allowed"
    case .missing(let name):
      "the PNG file has no \(name) chunk where one is needed"
    case .tooLate(let name, let other):
      "the PNG file has its \(name) chunk after \(other); it must come before"
    case .interrupted(let name):
      "the picture data of the PNG file goes on after the chunk \(name); it must be in one run"
    case .unknownCritical(let name):
      "the PNG file needs the chunk \(name), which is not known, to be read"
    case .length(let name, let found):
      "the \(name) chunk of the PNG file has \(found) bytes, which is not a length that it can have"
    case .notAllowed(let name, let colorType):
      "the PNG file has a \(name) chunk, which pictures of its colour type \(colorType) cannot have"
    case .colorType(let found):
      "the PNG file declares the colour type \(found); 0, 2, 3, 4 and 6 are allowed"
    case .depth(let found, let colorType):
      "the PNG file declares \(found) bits a sample, which its colour type \(colorType) cannot have"
    case .method(let method, let found):
      "the PNG file declares the \(method.rawValue) method \(found), which is not known"
    case .size(let error):
      error.description
    case .tooDense(let needed, let compressed):
      "the PNG file declares a picture of \(needed) bytes, more than its \(compressed) bytes of compressed data can hold"
    case .data(let error):
      "the PNG file cannot be unpacked: \(error)"
    case .filter(let found):
      "a row of the PNG picture declares the filter \(found); 0 to 4 are allowed"
    case .index(let index, let entries):
      "a pixel of the PNG picture names entry \(index) of a palette of \(entries)"
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map(hexadecimal).joined(separator: " ")
  }

  /// All hexadecimal digits of `number`, with leading zeros.
  private static func hexadecimal(_ number: some FixedWidthInteger) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, number.bitWidth / 4 - digits.count)) + digits
  }
}
