// BMP headers: the 14-byte file header and the seven versions of the information header that Windows and OS/2 use.

/// The fields of a BMP header that describe the pixels.
struct BMPHeader {
  enum Compression: Int { case none = 0, rle8 = 1, rle4 = 2, bitFields = 3, alphaBitFields = 6 }

  /// The size of the file header in bytes.
  static let fileHeader = 14

  let width: Int
  let height: Int
  /// Whether rows are stored top to bottom.
  let isTopDown: Bool
  let bits: Int
  let compression: Compression
  /// The offset of the pixel data.
  let pixelStart: Int
  /// The palette's offset, its number of colours and the bytes per colour.
  let palette: (start: Int, count: Int, entry: Int)
  /// Bit masks of red, green, blue and alpha.
  let masks: [UInt32]

  /// Bytes per row, padded to a multiple of 4.
  var rowBytes: Int { (width * bits + 31) / 32 * 4 }

  init(_ bytes: [UInt8]) throws(BMPError) {
    guard bytes.count >= Self.fileHeader + 12 else {
      throw .headerTooShort(needed: Self.fileHeader + 12, found: bytes.count)
    }
    let size = bytes.little(at: 14, 4)
    guard [12, 40, 52, 56, 64, 108, 124].contains(size) else { throw .headerSize(size) }
    guard bytes.count >= Self.fileHeader + size else {
      throw .headerTooShort(needed: Self.fileHeader + size, found: bytes.count)
    }
    let isOld = size == 12
    width = isOld ? bytes.little(at: 18, 2) : Int(Int32(truncatingIfNeeded: bytes.little(at: 18, 4)))
    let signedHeight =
      isOld ? bytes.little(at: 20, 2) : Int(Int32(truncatingIfNeeded: bytes.little(at: 22, 4)))
    height = abs(signedHeight)
    isTopDown = signedHeight < 0
    do { try PictureLimits.check(width: width, height: height) } catch { throw .size(error) }
    bits = bytes.little(at: isOld ? 24 : 28, 2)
    let code = isOld ? 0 : bytes.little(at: 30, 4)
    guard let compression = Compression(rawValue: code), Self.allows(bits, compression),
      size != 64 || code < 3
    else {
      throw .bitsAndCompression(bits: bits, compression: code)
    }
    self.compression = compression
    pixelStart = bytes.little(at: 10, 4)
    let hasMasks = compression == .bitFields || compression == .alphaBitFields
    // A 40-byte header is followed by its masks.
    let maskBytes = hasMasks && size == 40 ? (compression == .bitFields ? 12 : 16) : 0
    guard bytes.count >= Self.fileHeader + size + maskBytes else {
      throw .headerTooShort(needed: Self.fileHeader + size + maskBytes, found: bytes.count)
    }
    let count = compression == .alphaBitFields || size >= 56 && size != 64 ? 4 : 3
    masks =
      hasMasks
      ? (0..<4).map { $0 < count ? UInt32(truncatingIfNeeded: bytes.little(at: 54 + 4 * $0, 4)) : 0 }
      : bits == 16 ? [0x7C00, 0x3E0, 0x1F, 0] : [0xFF0000, 0xFF00, 0xFF, 0]
    guard masks.allSatisfy(Self.isRun) else { throw .badMasks }
    let entry = isOld ? 3 : 4
    let start = Self.fileHeader + size + maskBytes
    let declared = isOld ? 0 : bytes.little(at: 46, 4)
    let most = bits <= 8 ? 1 << bits : 0
    let room = max(0, (min(pixelStart > start ? pixelStart : bytes.count, bytes.count) - start) / entry)
    palette = (start, min(declared > 0 ? min(declared, most) : most, room), entry)
    guard bits > 8 || palette.count > 0 else { throw .noPalette }
  }

  private static func allows(_ bits: Int, _ compression: Compression) -> Bool {
    switch compression {
    case .none: [1, 2, 4, 8, 16, 24, 32].contains(bits)
    case .rle8: bits == 8
    case .rle4: bits == 4
    case .bitFields, .alphaBitFields: bits == 16 || bits == 32
    }
  }

  /// Whether the set bits of the mask are contiguous; true for 0.
  private static func isRun(_ mask: UInt32) -> Bool {
    guard mask != 0 else { return true }
    let shifted = mask >> UInt32(mask.trailingZeroBitCount)
    return shifted & (shifted &+ 1) == 0
  }
}

extension [UInt8] {
  /// The little-endian number of `size` bytes at `start`; traps out of bounds.
  func little(at start: Int, _ size: Int) -> Int {
    (0..<size).reversed().reduce(0) { $0 << 8 | Int(self[start + $1]) }
  }
}
