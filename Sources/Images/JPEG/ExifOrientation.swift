// Finds the orientation in an Exif APP1 segment (Exif 2.3, 4.5.4 and 4.6.4; TIFF 6.0, section 2). Other Exif fields are
// ignored, and damaged Exif data never causes a picture to be rejected.

/// The TIFF structure inside Exif data; only its first directory is read.
struct ExifOrientation {
  private let content: ArraySlice<UInt8>
  private let isBigEndian: Bool

  /// The orientation in `segment`, the content of an APP1 segment; nil when it is not Exif or has none.
  static func find(in segment: ArraySlice<UInt8>) -> Orientation? {
    guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    return find(inTIFF: segment.dropFirst(6))
  }

  /// The orientation in `content`, a TIFF structure as in PNG's `eXIf` chunk; nil when it has none.
  static func find(inTIFF content: ArraySlice<UInt8>) -> Orientation? {
    ExifOrientation(content)?.orientation
  }

  private init?(_ content: ArraySlice<UInt8>) {
    self.content = content
    if content.starts(with: Array("MM\0*".utf8)) {
      isBigEndian = true
    } else if content.starts(with: Array("II*\0".utf8)) {
      isBigEndian = false
    } else {
      return nil
    }
  }

  private var orientation: Orientation? {
    guard let directory = number(bytes: 4, at: 4), let count = number(bytes: 2, at: directory) else {
      return nil
    }
    for entry in 0..<count {
      let place = directory + 2 + 12 * entry
      guard let tag = number(bytes: 2, at: place) else { return nil }
      guard tag == 0x0112 else { continue }
      // A single SHORT is stored in the first two of the four value bytes.
      guard number(bytes: 2, at: place + 2) == 3, number(bytes: 4, at: place + 4) == 1 else { return nil }
      return number(bytes: 2, at: place + 8).flatMap(Orientation.init(exif:))
    }
    return nil
  }

  /// The unsigned number at `offset`, or nil when it is out of bounds.
  private func number(bytes count: Int, at offset: Int) -> Int? {
    guard offset + count <= content.count else { return nil }
    let field = content.dropFirst(offset).prefix(count)
    return isBigEndian
      ? field.reduce(0) { $0 << 8 | Int($1) } : field.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
