// Parses the chunks of a PNG file and checks their content and order. Locates the compressed data without unpacking it.

import Storage

/// The parts of a PNG file that determine the picture.
///
/// Ancillary chunks without pixels (colour space, text, time, animation frames) are ignored if their checksums match;
/// unknown critical chunks are rejected.
struct PNGFile {
  let header: PNGHeader
  /// Red, green and blue of each palette entry, interleaved; empty when there is no palette.
  private(set) var palette: [UInt8] = []
  /// The content of `tRNS`; empty when there is none.
  private(set) var transparency: [UInt8] = []
  /// The ranges of the compressed data in the file.
  private(set) var data: [Range<Int>] = []
  /// The orientation from `eXIf`.
  private(set) var orientation = Orientation.upright

  /// The number of palette entries.
  var paletteCount: Int { palette.count / 3 }

  /// Reads all chunks of `bytes` up to the end chunk and ignores the rest.
  init(_ bytes: [UInt8], verifyingChecksums: Bool) throws(PNGError) {
    var scanner = try PNGChunkScanner(bytes, verifyingChecksums: verifyingChecksums)
    let first = try scanner.next()
    guard first.name == .header else { throw .headerNotFirst(found: first.name) }
    header = try PNGHeader(bytes[first.content])

    var last = first
    while true {
      let chunk = try scanner.next()
      let content = bytes[chunk.content]
      switch chunk.name {
      case .header:
        throw .repeated(.header)
      case .palette:
        try readPalette(content)
      case .transparency:
        try readTransparency(content)
      case .data:
        guard data.isEmpty || last.name == .data else { throw .interrupted(by: last.name) }
        data.append(chunk.content)
      case .exif:
        orientation = ExifOrientation.find(inTIFF: content) ?? orientation
      case .end:
        guard content.isEmpty else { throw .length(.end, found: content.count) }
        try checkCompleteness()
        return
      default:
        guard !chunk.name.isCritical else { throw .unknownCritical(chunk.name) }
      }
      last = chunk
    }
  }

  /// Red, green and blue for 1 to 256 entries. Entries beyond the range of the indices are harmless.
  private mutating func readPalette(_ content: ArraySlice<UInt8>) throws(PNGError) {
    guard palette.isEmpty else { throw .repeated(.palette) }
    guard data.isEmpty else { throw .tooLate(.palette, after: .data) }
    guard transparency.isEmpty else { throw .tooLate(.palette, after: .transparency) }
    guard header.colorType != .gray, header.colorType != .grayAlpha else {
      throw .notAllowed(.palette, colorType: header.colorType.rawValue)
    }
    guard content.count.isMultiple(of: 3), 3...768 ~= content.count else {
      throw .length(.palette, found: content.count)
    }
    palette = Array(content)
  }

  /// The alpha of each palette entry, of which trailing ones may be omitted; or the one transparent grey or colour, two
  /// bytes per sample.
  private mutating func readTransparency(_ content: ArraySlice<UInt8>) throws(PNGError) {
    guard transparency.isEmpty else { throw .repeated(.transparency) }
    guard data.isEmpty else { throw .tooLate(.transparency, after: .data) }
    let counts =
      switch header.colorType {
      case .gray, .rgb: 2 * header.colorType.sampleCount...2 * header.colorType.sampleCount
      case .indexed where palette.isEmpty: throw .missing(.palette)
      case .indexed: 1...paletteCount
      case .grayAlpha, .rgba: throw .notAllowed(.transparency, colorType: header.colorType.rawValue)
      }
    guard counts.contains(content.count) else { throw .length(.transparency, found: content.count) }
    transparency = Array(content)
  }

  /// Throws unless all required chunks are present, with enough data for the picture's size.
  private func checkCompleteness() throws(PNGError) {
    guard !data.isEmpty else { throw .missing(.data) }
    guard header.colorType != .indexed || !palette.isEmpty else { throw .missing(.palette) }
    let compressed = data.reduce(0) { $0 + $1.count }
    guard compressed * ZlibReader.largestRatio >= header.dataBytes else {
      throw .tooDense(neededBytes: header.dataBytes, compressedBytes: compressed)
    }
  }
}
