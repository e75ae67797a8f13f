// GIF decoding errors and their messages.

/// Why a GIF file cannot be decoded.
public enum GIFError: Error, Equatable, CustomStringConvertible {
  case tooShort(offset: Int)
  case size(PictureSizeError)
  case badBlock(UInt8, offset: Int)
  case noPicture
  case noColors
  case codeSize(Int)
  case badCode(Int, offset: Int)
  case tooFewPixels(needed: Int, found: Int)
  case colorOutOfRange(Int, colors: Int)

  public var description: String {
    switch self {
    case .tooShort(let offset):
      "the GIF file ends at byte \(offset), where more must follow; the copy is incomplete"
    case .size(let error): error.description
    case .badBlock(let byte, let offset):
      "the GIF file has the byte 0x\(String(byte, radix: 16)) at byte \(offset), where a block should begin"
    case .noPicture: "the GIF file holds no picture"
    case .noColors: "the GIF file has no colour table for its picture"
    case .codeSize(let size): "the GIF file has codes of \(size) bits to begin with; 2 to 8 are possible"
    case .badCode(let code, let offset):
      "the GIF file's pixels have a code \(code) before byte \(offset) that means nothing yet"
    case .tooFewPixels(let needed, let found):
      "the GIF file needs \(needed) pixels and holds \(found); the copy is incomplete"
    case .colorOutOfRange(let index, let colors):
      "the GIF file has a pixel of colour \(index), but its table has \(colors)"
    }
  }
}
