// The header chunk of a PNG file: size, sample format and interlacing. All fields are range-checked, so sizes computed
// from them cannot overflow.

/// The PNG colour types; raw values are those of the header.
enum PNGColorType: Int, CaseIterable {
  case gray = 0
  case rgb = 2
  case indexed = 3
  case grayAlpha = 4
  case rgba = 6

  /// The number of samples per pixel in the file; a palette index counts as one.
  var sampleCount: Int {
    switch self {
    case .gray, .indexed: 1
    case .grayAlpha: 2
    case .rgb: 3
    case .rgba: 4
    }
  }

  /// The allowed bit depths.
  var depths: [Int] {
    switch self {
    case .gray: [1, 2, 4, 8, 16]
    case .indexed: [1, 2, 4, 8]
    case .rgb, .grayAlpha, .rgba: [8, 16]
    }
  }

  var hasAlpha: Bool { self == .grayAlpha || self == .rgba }
}

/// The header of a PNG file (IHDR).
struct PNGHeader: Equatable {
  static let byteCount = 13

  let width: Int
  let height: Int
  /// Bits per sample; valid for `colorType`.
  let depth: Int
  let colorType: PNGColorType
  /// Whether rows are in the seven passes of Adam7.
  let isInterlaced: Bool

  /// Parses the 13 bytes of the chunk.
  init(_ content: ArraySlice<UInt8>) throws(PNGError) {
    guard content.count == Self.byteCount else { throw .length(.header, found: content.count) }
    let width = content.bigEndian32(at: 0)
    let height = content.bigEndian32(at: 4)
    let fields = content.dropFirst(8).map(Int.init)
    guard let colorType = PNGColorType(rawValue: fields[1]) else { throw .colorType(fields[1]) }
    guard colorType.depths.contains(fields[0]) else { throw .depth(fields[0], colorType: fields[1]) }
    guard fields[2] == 0 else { throw .method(.compression, found: fields[2]) }
    guard fields[3] == 0 else { throw .method(.filter, found: fields[3]) }
    guard fields[4] <= 1 else { throw .method(.interlace, found: fields[4]) }
    do { try PictureLimits.check(width: width, height: height) } catch { throw .size(error) }
    self.width = width
    self.height = height
    self.depth = fields[0]
    self.colorType = colorType
    self.isInterlaced = fields[4] == 1
  }

  var bitsPerPixel: Int { colorType.sampleCount * depth }

  /// The byte distance to the left neighbour in a filter: bytes per pixel, at least 1.
  var filterDistance: Int { max(1, bitsPerPixel / 8) }

  /// The bytes in a row of `width` pixels, without the filter byte.
  func rowBytes(width: Int) -> Int { (width * bitsPerPixel + 7) / 8 }

  /// The nonempty passes.
  var passes: [PNGPass] {
    isInterlaced ? PNGPass.adam7(width: width, height: height) : [PNGPass(width: width, height: height)]
  }

  /// The size of the unpacked data in bytes: each row and its filter byte.
  var dataBytes: Int {
    passes.reduce(0) { $0 + $1.height * (1 + rowBytes(width: $1.width)) }
  }
}

extension ArraySlice<UInt8> {
  /// The four-byte number at `offset` from the start, most significant byte first.
  func bigEndian32(at offset: Int) -> Int {
    self[startIndex + offset..<startIndex + offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
