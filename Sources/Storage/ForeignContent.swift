// Recognizes, by its first bytes, content left in place of a data file by a failed download or checkout. Used for
// error messages only; parsers decide for themselves what they accept.

/// Content often found where a data file is expected.
public enum ForeignContent: Sendable, CaseIterable {
  case gzip, zip, webPage, xml, gitLFSPointer

  /// The kind of content that `bytes` appear to be; nil if none is recognized.
  public init?(recognising bytes: ByteBuffer) {
    let head = bytes[0..<min(bytes.count, 64)].array
    // Pages may start with a byte order mark and blank lines.
    let text = head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
      .map { UInt8(ascii: "A") <= $0 && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    func begins(_ prefix: String) -> Bool { text.starts(with: prefix.utf8) }

    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if begins("<!doctype html") || begins("<html") {
      self = .webPage
    } else if begins("<?xml") {
      self = .xml
    } else if begins("version https://git-lfs") {
      self = .gitLFSPointer
    } else {
      return nil
    }
  }
}

extension ForeignContent: CustomStringConvertible {
  /// The kind of content, worded to follow "this is".
  public var description: String {
    switch self {
    case .gzip: "a gzip file"
    case .zip: "a zip archive"
    case .webPage: "a web page, saved in place of the data"
    case .xml: "an XML document, perhaps a server's error saved in place of the data"
    case .gitLFSPointer: "a Git LFS pointer ('git lfs pull' fetches what it stands for)"
    }
  }
}
