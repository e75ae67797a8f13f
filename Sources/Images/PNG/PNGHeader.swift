// The header chunk of a PNG file: the picture's size, what its samples are and in which order they come. Every
// number of it is within its limits, so that sizes worked out from it can be trusted and cannot overflow.

/// What the samples of a PNG pixel are, by the number that the header gives it.
enum PNGColorType: Int, CaseIterable {
  case gray = 0
  case rgb = 2
  case indexed = 3
  case grayAlpha = 4
  case rgba = 6

  /// The number of samples in a pixel of the file; an index into the palette is one.
  var sampleCount: Int {
    switch self {
    case .gray, .indexed: 1
    case .grayAlpha: 2
    case .rgb: 3
    case .rgba: 4
    }
  }

  /// The bits that a sample may have.
  var depths: [Int] {
    switch self {
    case .gray: [1, 2, 4, 8, 16]
    case .indexed: [1, 2, 4, 8]
    case .rgb, .grayAlpha, .rgba: [8, 16]
    }
  }

  var hasAlpha: Bool { self == .grayAlpha || self == .rgba }
}

/// A PNG file's header (IHDR).
struct PNGHeader: Equatable {
  static let byteCount = 13

  let width: Int
  let height: Int
  /// The bits in a sample, as `colorType` allows.
  let depth: Int
  let colorType: PNGColorType
  /// Whether the rows come in Adam7's seven passes.
  let isInterlaced: Bool

  /// Reads the 13 bytes of the chunk.
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

  /// How far a filter looks back in a row: the bytes of a pixel, or 1 where several share a byte.
  var filterDistance: Int { max(1, bitsPerPixel / 8) }

  /// The bytes of a row of `width` pixels, without the one that names its filter.
  func rowBytes(width: Int) -> Int { (width * bitsPerPixel + 7) / 8 }

  /// The passes that the rows come in, without those that have no pixels.
  var passes: [PNGPass] {
    isInterlaced ? PNGPass.adam7(width: width, height: height) : [PNGPass(width: width, height: height)]
  }

  /// The bytes that the picture data must unpack to: each row, and before it the byte that names its filter.
  var dataBytes: Int {
    passes.reduce(0) { $0 + $1.height * (1 + rowBytes(width: $1.width)) }
  }
}

extension ArraySlice<UInt8> {
  /// The number of four bytes that stands `offset` bytes from the start, most significant first.
  func bigEndian32(at offset: Int) -> Int {
    self[startIndex + offset..<startIndex + offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
