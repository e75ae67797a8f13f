// BMP run-length encoding, RLE8 and RLE4: pairs of a count and a palette index (RLE4: two alternating indices). A count
// of 0 is an escape: end of line (0), end of picture (1), move (2), or that many literal pixels (3 and more), padded to
// an even number of bytes.

/// The run-length decoder.
enum BMPRuns {
  /// Palette indices, top row first; pixels outside all runs are 0.
  ///
  /// Throws before allocating when the data holds less than one byte per 16,320 pixels.
  static func indices(of bytes: [UInt8], _ header: BMPHeader) throws(BMPError) -> [UInt8] {
    let (width, height) = (header.width, header.height)
    // Two bytes encode at most 255 pixels, and sparser pictures are mostly one shade: reject only extreme cases.
    let (needed, found) = (width * height / 255 / 64, bytes.count - header.pixelStart)
    guard found >= needed else { throw .tooShort(neededBytes: needed, foundBytes: found) }
    var indices = [UInt8](repeating: 0, count: width * height)
    let isHalf = header.compression == .rle4
    var (x, y, place) = (0, 0, header.pixelStart)
    func put(_ value: UInt8) throws(BMPError) {
      guard x < width, y < height else { throw .badRun(offset: place) }
      indices[(header.isTopDown ? y : height - 1 - y) * width + x] = value
      x += 1
    }
    while place + 2 <= bytes.count {
      let (count, value) = (Int(bytes[place]), bytes[place + 1])
      place += 2
      switch (count, value) {
      case (1..., _):
        for index in 0..<count { try put(isHalf ? (index % 2 == 0 ? value >> 4 : value & 15) : value) }
      case (_, 0): (x, y) = (0, y + 1)
      case (_, 1): return indices
      case (_, 2):
        guard place + 2 <= bytes.count else {
          throw .tooShort(neededBytes: place + 2, foundBytes: bytes.count)
        }
        (x, y) = (x + Int(bytes[place]), y + Int(bytes[place + 1]))
        place += 2
      default:
        let size = isHalf ? (Int(value) + 1) / 2 : Int(value)
        guard place + size <= bytes.count else {
          throw .tooShort(neededBytes: place + size, foundBytes: bytes.count)
        }
        for index in 0..<Int(value) {
          try put(
            isHalf
              ? (index % 2 == 0 ? bytes[place + index / 2] >> 4 : bytes[place + index / 2] & 15)
              : bytes[place + index])
        }
        place += size + size % 2
      }
    }
    // Some encoders omit the end-of-picture code.
    return indices
  }
}
