// BMP decoding errors and their messages.

/// Why a BMP file cannot be decoded.
public enum BMPError: Error, Equatable, CustomStringConvertible {
  case headerTooShort(needed: Int, found: Int)
  case headerSize(Int)
  case bitsAndCompression(bits: Int, compression: Int)
  case size(PictureSizeError)
  case badMasks
  case noPalette
  case tooShort(neededBytes: Int, foundBytes: Int)
  case badRun(offset: Int)

  public var description: String {
    switch self {
    case .headerTooShort(let needed, let found):
      "the BMP file ends inside its header: \(found) of \(needed) bytes are there; the copy is incomplete"
    case .headerSize(let size):
      "the BMP file has a header of \(size) bytes; 12, 40, 52, 56, 64, 108 and 124 are supported; save it again"
    case .bitsAndCompression(let bits, let compression):
      "the BMP file has \(bits) bits a pixel in compression \(compression), which is not supported; save it as a BMP of 24"
        + " bits or as PNG"
    case .size(let error): error.description
    case .badMasks: "the BMP file's colour masks are not runs of bits; save it as a BMP of 24 bits or as PNG"
    case .noPalette: "the BMP file has no palette for its pixels; save it again"
    case .tooShort(let needed, let found):
      "the BMP file needs \(needed) bytes for its pixels and holds \(found); the copy is incomplete"
    case .badRun(let offset):
      "the BMP file's compressed pixels leave the picture at byte \(offset); save it again"
    }
  }
}
