// Recognises file formats by their first bytes, not by file name.

/// File formats that can be recognised: picture formats, and files commonly mistaken for pictures.
public enum ImageFormat: Sendable, CaseIterable {
  case netpbm
  case pam
  case png
  case jpeg
  case gif
  case bmp
  case heic
  case avif
  case webp
  case tiff
  case ico
  case pdf
  case svg
  case idx
  case gzip
  case html

  /// The format that `bytes` begin with, or nil when it is not recognised.
  public init?(recognizing bytes: [UInt8]) {
    guard let format = Self.allCases.first(where: { $0.isRecognized(in: bytes) }) else { return nil }
    self = format
  }

  /// The format's name with its article, for use in a sentence.
  public var phrase: String {
    switch self {
    case .netpbm: "a Netpbm picture"
    case .pam: "a PAM picture (Netpbm P7)"
    case .png: "a PNG picture"
    case .jpeg: "a JPEG picture"
    case .gif: "a GIF picture"
    case .bmp: "a BMP picture"
    case .heic: "an HEIC picture"
    case .avif: "an AVIF picture"
    case .webp: "a WebP picture"
    case .tiff: "a TIFF picture"
    case .ico: "an ICO icon"
    case .pdf: "a PDF document"
    case .svg: "an SVG drawing"
    case .idx: "an IDX data set"
    case .gzip: "a gzip-compressed file"
    case .html: "a web page"
    }
  }

  private func isRecognized(in bytes: [UInt8]) -> Bool {
    switch self {
    case .netpbm: Self.isNetpbm(bytes)
    case .pam: bytes.holds("P7\n")
    case .png: bytes.first == 0x89 && bytes.holds("PNG", at: 1)
    case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
    case .gif: bytes.holds("GIF87a") || bytes.holds("GIF89a")
    // Two letters alone would match any text that starts with them, so the four reserved bytes must be zero too.
    case .bmp: bytes.holds("BM") && bytes.dropFirst(6).starts(with: [0, 0, 0, 0])
    case .heic:
      ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
        .contains { bytes.holds("ftyp" + $0, at: 4) }
    case .avif: bytes.holds("ftypavif", at: 4) || bytes.holds("ftypavis", at: 4)
    case .webp: bytes.holds("RIFF") && bytes.holds("WEBP", at: 8)
    case .tiff: bytes.holds("II*\0") || bytes.holds("MM\0*") || bytes.holds("II+\0") || bytes.holds("MM\0+")
    // A reserved zero, the type 1, and at least one picture.
    case .ico: bytes.starts(with: [0, 0, 1, 0]) && bytes.count > 5 && bytes[4] > 0 && bytes[5] == 0
    case .pdf: bytes.holds("%PDF-")
    case .svg: Self.isMarkup(bytes, with: "<svg")
    case .idx:
      bytes.count >= 4 && bytes[0] == 0 && bytes[1] == 0
        && [0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E].contains(bytes[2]) && bytes[3] > 0
    case .gzip: bytes.starts(with: [0x1F, 0x8B])
    case .html: Self.isMarkup(bytes, with: "<html") || Self.isMarkup(bytes, with: "<!doctype html")
    }
  }

  /// `P1` to `P6`, at the end of the file or followed by white space or a comment.
  private static func isNetpbm(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2, bytes[0] == UInt8(ascii: "P") else { return false }
    guard NetpbmKind(digit: bytes[1]) != nil else { return false }
    return bytes.count == 2 || bytes[2] == UInt8(ascii: "#") || NetpbmScanner.isWhiteSpace(bytes[2])
  }

  /// Whether the file is markup with `tag` near its start, case-insensitively; declarations and comments may precede
  /// it.
  private static func isMarkup(_ bytes: [UInt8], with tag: String) -> Bool {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.prefix(1_024)
      .dropFirst(bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0)
      .drop(while: NetpbmScanner.isWhiteSpace)
    guard text.first == UInt8(ascii: "<") else { return false }
    return text.indices.contains { start in
      text[start...].lazy.map(\.lowercasedASCII).starts(with: tag.utf8)
    }
  }
}

extension [UInt8] {
  /// Whether the bytes of `text` are at `offset`.
  fileprivate func holds(_ text: String, at offset: Int = 0) -> Bool {
    dropFirst(offset).starts(with: text.utf8)
  }
}

extension UInt8 {
  fileprivate var lowercasedASCII: UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
  }
}
