// The markers that a JPEG file is strung on (ITU-T T.81, B.1.1.3 and table B.1). It names codes; what stands
// between the markers is read elsewhere.

/// The byte after 0xFF that says what begins here.
///
/// Source: <https://www.w3.org/Graphics/JPEG/itu-t81.pdf>.
struct JPEGMarker: RawRepresentable, Equatable, Sendable {
  let rawValue: UInt8

  static let temporary = JPEGMarker(rawValue: 0x01)
  static let huffmanTables = JPEGMarker(rawValue: 0xC4)
  static let startOfImage = JPEGMarker(rawValue: 0xD8)
  static let endOfImage = JPEGMarker(rawValue: 0xD9)
  static let startOfScan = JPEGMarker(rawValue: 0xDA)
  static let quantizationTables = JPEGMarker(rawValue: 0xDB)
  static let restartInterval = JPEGMarker(rawValue: 0xDD)
  /// APP0, where JFIF says that it is JFIF.
  static let application0 = JPEGMarker(rawValue: 0xE0)
  /// APP1, where Exif lies.
  static let application1 = JPEGMarker(rawValue: 0xE1)
  /// APP14, where Adobe's programs say how colour is coded.
  static let application14 = JPEGMarker(rawValue: 0xEE)

  /// The number of a restart marker, 0 to 7, or nil of any other marker.
  var restartNumber: Int? { 0xD0...0xD7 ~= rawValue ? Int(rawValue) - 0xD0 : nil }

  /// Whether nothing belongs to the marker but itself, and it says nothing outside a scan.
  var standsAlone: Bool { self == .temporary || restartNumber != nil }

  /// Whether the marker begins a segment, if one that is passed over. Frame headers are JPEGProcess's to
  /// know.
  var beginsSegment: Bool {
    switch rawValue {
    // Tables, arithmetic conditioning, the scan header, DNL, the restart interval, EXP.
    case 0xC4, 0xCC, 0xDA...0xDD, 0xDF: true
    // What applications add, and comments.
    case 0xE0...0xEF, 0xFE: true
    default: false
    }
  }
}

/// How a frame is coded: the thirteen processes of T.81, and what else its marker may announce.
public enum JPEGProcess: Sendable, Equatable {
  case baseline
  case extended
  case progressive
  case lossless
  case hierarchical
  case arithmetic
  /// Another format that begins with the same bytes (JPEG-LS, ITU-T T.87).
  case jpegLS

  /// The process that a start-of-frame marker announces, or nil of any other marker.
  ///
  /// What is both arithmetic and something else is called arithmetic: that alone puts it out of reach.
  init?(_ marker: JPEGMarker) {
    switch marker.rawValue {
    case 0xC0: self = .baseline
    case 0xC1: self = .extended
    case 0xC2: self = .progressive
    case 0xC3: self = .lossless
    case 0xC5...0xC7, 0xDE: self = .hierarchical
    case 0xC9...0xCB, 0xCD...0xCF: self = .arithmetic
    case 0xF7: self = .jpegLS
    default: return nil
    }
  }
}
