// The header of a Netpbm file, P1 to P6: format, size and maximum sample. See PAMReader for P7.

/// The six Netpbm formats, numbered by the digit after `P`.
enum NetpbmKind: Int {
  case plainBitmap = 1
  case plainGraymap = 2
  case plainPixmap = 3
  case rawBitmap = 4
  case rawGraymap = 5
  case rawPixmap = 6

  /// The format whose magic number ends in `digit`, an ASCII character.
  init?(digit: UInt8) {
    self.init(rawValue: Int(digit) - Int(UInt8(ascii: "0")))
  }

  var channels: Picture.Channels { self == .plainPixmap || self == .rawPixmap ? .rgb : .gray }
  var isBitmap: Bool { self == .plainBitmap || self == .rawBitmap }
}

/// The header of a Netpbm file; all numbers are within their limits.
struct NetpbmHeader {
  let kind: NetpbmKind
  let width: Int
  let height: Int
  /// The sample value of full light, 1 to 65535; always 1 for bitmaps, which declare none.
  let maximum: Int

  /// The number of samples in the picture.
  var sampleCount: Int { width * height * kind.channels.count }

  /// Reads the header and the white-space character that ends it.
  init(from scanner: inout NetpbmScanner) throws(NetpbmError) {
    kind = try scanner.magicNumber()
    width = try scanner.number(.width)
    height = try scanner.number(.height)
    maximum = kind.isBitmap ? 1 : try scanner.number(.maximum)
    guard 1...65_535 ~= maximum else { throw .maximumOutOfRange(maximum) }
    do { try PictureLimits.check(width: width, height: height) } catch { throw .size(error) }
    try scanner.endHeader()
  }
}
