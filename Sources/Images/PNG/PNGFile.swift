// What the chunks of a PNG file say, each checked against its rules and its place among the others. The picture data
// is only found here, not unpacked.

import Storage

/// The parts of a PNG file that a picture is made of.
///
/// Chunks that hold no pixels (colour space, text, time, further frames of an animation) are passed over, whatever
/// is in them, as long as their checksums are right; one that claims to be critical and is not known is refused.
struct PNGFile {
  let header: PNGHeader
  /// Red, green and blue of each entry, one after another; empty when there is none.
  private(set) var palette: [UInt8] = []
  /// What `tRNS` holds; empty when there is none.
  private(set) var transparency: [UInt8] = []
  /// Where the picture data lies in the file, in one or several pieces.
  private(set) var data: [Range<Int>] = []
  /// How the camera was held, as `eXIf` says.
  private(set) var orientation = Orientation.upright

  /// The entries of the palette.
  var paletteCount: Int { palette.count / 3 }

  /// Reads all chunks of `bytes` up to the end chunk; what follows that one is not looked at.
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

  /// Red, green and blue for 1 to 256 entries. There may be more than the indices can name, which does no harm.
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

  /// An alpha for each entry of the palette, the last ones of which may be left out; or the one grey or colour that
  /// is transparent, two bytes a sample.
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

  /// Throws unless the chunks that the picture needs were there, with data enough for its size.
  private func checkCompleteness() throws(PNGError) {
    guard !data.isEmpty else { throw .missing(.data) }
    guard header.colorType != .indexed || !palette.isEmpty else { throw .missing(.palette) }
    let compressed = data.reduce(0) { $0 + $1.count }
    guard compressed * ZlibReader.largestRatio >= header.dataBytes else {
      throw .tooDense(neededBytes: header.dataBytes, compressedBytes: compressed)
    }
  }
}
