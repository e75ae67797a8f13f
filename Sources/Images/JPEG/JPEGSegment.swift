// Iterates over markers and segments (ITU-T T.81, B.1.1). Entropy-coded data has no declared length, so its reader sets
// the offset after it.

/// An iterator over the markers of a file.
struct JPEGSegmentScanner {
  let bytes: [UInt8]
  /// The current offset; the reader of a scan moves it to the end of the scan's data.
  var offset: Int

  /// The next marker, or nil at the end of the file.
  ///
  /// Skips fill bytes and stray bytes between segments: cameras and editors write both, and all viewers accept them.
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

  /// Returns the segment whose length field is at the current offset and moves past it; nil when the file ends first.
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

/// The content of a segment, read from the front.
struct JPEGSegment {
  let marker: JPEGMarker
  /// The unread part; indices are offsets in the file.
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

  /// A two-byte number, most significant byte first.
  mutating func word() throws(JPEGError) -> Int {
    try Int(byte()) << 8 | Int(byte())
  }

  /// The upper and lower four bits of a byte.
  mutating func nibbles() throws(JPEGError) -> (high: Int, low: Int) {
    let byte = Int(try byte())
    return (byte >> 4, byte & 15)
  }
}
