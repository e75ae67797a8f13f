// JPEG markers (ITU-T T.81, B.1.1.3 and table B.1).

/// The byte after 0xFF that identifies a marker.
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
  /// APP0, which identifies JFIF files.
  static let application0 = JPEGMarker(rawValue: 0xE0)
  /// APP1, which holds Exif data.
  static let application1 = JPEGMarker(rawValue: 0xE1)
  /// APP14, in which Adobe's programs record the colour transform.
  static let application14 = JPEGMarker(rawValue: 0xEE)

  /// The number of a restart marker, 0 to 7; nil for other markers.
  var restartNumber: Int? { 0xD0...0xD7 ~= rawValue ? Int(rawValue) - 0xD0 : nil }

  /// Whether the marker stands alone, without a segment, and has no meaning outside a scan.
  var standsAlone: Bool { self == .temporary || restartNumber != nil }

  /// Whether the marker starts a segment, ignored ones included. Frame headers are excluded; see JPEGProcess.
  var beginsSegment: Bool {
    switch rawValue {
    // Tables, arithmetic conditioning, scan header, DNL, restart interval, EXP.
    case 0xC4, 0xCC, 0xDA...0xDD, 0xDF: true
    // Application segments and comments.
    case 0xE0...0xEF, 0xFE: true
    default: false
    }
  }
}

/// The coding process of a frame: the thirteen processes of T.81, and others announced by a frame marker.
public enum JPEGProcess: Sendable, Equatable {
  case baseline
  case extended
  case progressive
  case lossless
  case hierarchical
  case arithmetic
  /// Another format with the same first bytes (JPEG-LS, ITU-T T.87).
  case jpegLS

  /// The process of a start-of-frame marker; nil for other markers.
  ///
  /// Arithmetic coding takes precedence, since it alone makes a frame unsupported.
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
