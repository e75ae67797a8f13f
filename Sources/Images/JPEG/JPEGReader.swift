// Reads JPEG pictures: baseline, extended sequential and progressive, Huffman-coded, 8 bits a sample (ITU-T
// T.81, annexes B, F and G). Arithmetic coding, lossless and hierarchical frames and 12 bits are refused by
// name.

/// The decoder for JPEG.
///
/// What belongs to a picture and is missing is never made up: viewers show a photograph that was cut short in
/// transfer with its lower part grey, but a digit read off it would be wrong without a word. So a file that
/// ends before its first scans have given the whole picture is refused. Of a progressive file that ends later
/// the picture is whole, if coarse, and is taken, as is any file that lacks no more than its end marker.
struct JPEGReader {
  /// The most scans that a file may have. Ten are usual.
  static let scanLimit = 100

  private var scanner: JPEGSegmentScanner
  private var tables = JPEGTables()
  private var decoder: JPEGFrameDecoder?
  private var scanCount = 0
  private var isJFIF = false
  private var adobeTransform: UInt8?
  private var orientation: Orientation?

  /// The picture in `bytes`, the right way up. Whatever follows it, further pictures included, is not looked
  /// at.
  static func decode(_ bytes: [UInt8]) throws(JPEGError) -> Picture {
    guard bytes.starts(with: [0xFF, JPEGMarker.startOfImage.rawValue]) else { throw .notJPEG }
    var reader = JPEGReader(scanner: JPEGSegmentScanner(bytes: bytes, offset: 2))
    try reader.readSegments()
    return try reader.picture()
  }

  private init(scanner: JPEGSegmentScanner) { self.scanner = scanner }

  /// Reads up to the end marker or to where the file ends.
  private mutating func readSegments() throws(JPEGError) {
    while let marker = scanner.nextMarker(), marker != .endOfImage {
      if marker.standsAlone { continue }
      let offset = scanner.offset - 2
      let process = JPEGProcess(marker)
      guard process != nil || marker.beginsSegment else {
        throw .unexpectedMarker(marker.rawValue, offset: offset)
      }
      guard var segment = try scanner.segment(marker) else { return }
      switch marker {
      case .huffmanTables: try tables.defineHuffman(&segment)
      case .quantizationTables: try tables.defineQuantization(&segment)
      case .restartInterval: try tables.defineRestartInterval(&segment)
      case .application0: isJFIF = isJFIF || segment.content.starts(with: Array("JFIF\0".utf8))
      case .application1: orientation = orientation ?? ExifOrientation.find(in: segment.content)
      case .application14: readAdobe(segment.content)
      case .startOfScan:
        guard try readScan(&segment, at: offset) == .complete else { return }
      default:
        guard let process else { continue }
        guard decoder == nil else { throw .frameTwice(offset: offset) }
        decoder = JPEGFrameDecoder(try JPEGFrame(process, from: &segment))
      }
    }
  }

  /// Adobe's segment: "Adobe", a version, two words of flags, and how the first three components are coded.
  private mutating func readAdobe(_ content: ArraySlice<UInt8>) {
    guard content.count >= 12, content.starts(with: Array("Adobe".utf8)) else { return }
    adobeTransform = content[content.startIndex + 11]
  }

  private mutating func readScan(
    _ segment: inout JPEGSegment, at offset: Int
  ) throws(JPEGError) -> JPEGScan.Ending {
    guard let frame = decoder?.frame else { throw .scanBeforeFrame(offset: offset) }
    scanCount += 1
    guard scanCount <= Self.scanLimit else { throw .tooManyScans }
    let header = try JPEGScanHeader(from: &segment, of: frame)
    var scan = JPEGScan(header, of: frame, restartInterval: tables.restartInterval, in: scanner)
    let ending = try decoder?.decode(&scan, header, with: tables)
    scanner.offset = scan.offset
    return ending ?? .complete
  }

  private mutating func picture() throws(JPEGError) -> Picture {
    guard let frame = decoder?.frame, scanCount > 0, let planes = try decoder?.takePlanes() else {
      throw .cutShort(.header)
    }
    let model = JPEGColorModel(
      components: frame.components, isJFIF: isJFIF, adobeTransform: adobeTransform)
    return JPEGRendering(frame: frame, model: model, orientation: orientation ?? .upright).picture(of: planes)
  }
}
