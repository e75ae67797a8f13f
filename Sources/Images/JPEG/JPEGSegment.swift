// Walks from marker to marker and hands out what stands between them (ITU-T T.81, B.1.1). Entropy-coded data
// has no length: whoever reads it says where it ended.

/// A walk along the markers of a file.
struct JPEGSegmentScanner {
  let bytes: [UInt8]
  /// Where the walk stands; after a scan, moved on to where its data ended.
  var offset: Int

  /// The next marker, or nil at the end of the file.
  ///
  /// Bytes that are no marker are passed over, as are fill bytes: cameras and editors leave both, and every
  /// viewer puts up with them.
  mutating func nextMarker() -> JPEGMarker? {
    while offset + 1 < bytes.count {
      guard bytes[offset] == 0xFF, bytes[offset + 1] != 0xFF, bytes[offset + 1] != 0 else {
        offset += 1
        continue
      }
      offset += 2
      return JPEGMarker(rawValue: bytes[offset - 1])
    }
    offset = bytes.count
    return nil
  }

  /// The segment that begins with the length here, after its marker, or nil when the file ends first; the
  /// walk goes on behind it.
  mutating func segment(_ marker: JPEGMarker) throws(JPEGError) -> JPEGSegment? {
    guard offset + 2 <= bytes.count else { return nil }
    let length = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
    guard length >= 2 else { throw .segmentLength(length, marker: marker.rawValue, offset: offset) }
    guard offset + length <= bytes.count else { return nil }
    let segment = JPEGSegment(marker: marker, content: bytes[offset + 2..<offset + length])
    offset += length
    return segment
  }
}

/// The content of a segment, taken from the front.
struct JPEGSegment {
  let marker: JPEGMarker
  /// What is left of it; its indices are offsets in the file.
  private(set) var content: ArraySlice<UInt8>

  init(marker: JPEGMarker, content: ArraySlice<UInt8>) {
    self.marker = marker
    self.content = content
  }

  var isAtEnd: Bool { content.isEmpty }

  mutating func byte() throws(JPEGError) -> UInt8 {
    guard let byte = content.popFirst() else {
      throw .segmentTooShort(marker: marker.rawValue, offset: content.startIndex)
    }
    return byte
  }

  /// Two bytes, the most significant first.
  mutating func word() throws(JPEGError) -> Int {
    try Int(byte()) << 8 | Int(byte())
  }

  /// A byte as its upper and its lower four bits.
  mutating func nibbles() throws(JPEGError) -> (high: Int, low: Int) {
    let byte = Int(try byte())
    return (byte >> 4, byte & 15)
  }
}
