// Reads JPEG pictures: baseline, extended sequential and progressive, Huffman-coded, 8 bits per sample (ITU-T T.81,
// annexes B, F and G). Arithmetic coding, lossless and hierarchical frames and 12 bits are rejected with an error of
// their kind.

/// The decoder for JPEG.
///
/// Missing data is never filled in. Viewers show the lower part of a truncated photograph in grey, but a digit read
/// from it could be wrong without notice, so a file that ends before its first scans cover the whole picture is
/// rejected. A progressive file that ends later yields a complete but coarser picture and is accepted, as is a file
/// that lacks only its end marker.
struct JPEGReader {
  /// The most scans that a file may have; ten are typical.
  static let scanLimit = 100

  private var scanner: JPEGSegmentScanner
  private var tables = JPEGTables()
  private var decoder: JPEGFrameDecoder?
  private var scanCount = 0
  private var isJFIF = false
  private var adobeTransform: UInt8?
  private var orientation: Orientation?

  /// Decodes the picture in `bytes` and applies its orientation. Bytes after the first picture are ignored.
  static func decode(_ bytes: [UInt8]) throws(JPEGError) -> Picture {
    guard bytes.starts(with: [0xFF, JPEGMarker.startOfImage.rawValue]) else { throw .notJPEG }
    var reader = JPEGReader(scanner: JPEGSegmentScanner(bytes: bytes, offset: 2))
    try reader.readSegments()
    return try reader.picture()
  }

  private init(scanner: JPEGSegmentScanner) { self.scanner = scanner }

  /// Reads up to the end marker or the end of the file.
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

  /// Adobe's segment: "Adobe", a version, two words of flags, and the transform of the first three components.
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
