// BMP's run lengths, RLE8 and RLE4: pairs of a count and a palette number, or of two for turns; a count of 0 begins an
// end of line (0), an end of picture (1), a move (2) or so many single pixels (3 and more), filled up to an even count.

/// Unpacks run lengths.
enum BMPRuns {
  /// Palette numbers, the picture's top row first; what no run covers is 0.
  ///
  /// The data must hold at least a byte for each row and each 255 pixels: a picture is not allocated for less.
  static func indices(of bytes: [UInt8], _ header: BMPHeader) throws(BMPError) -> [UInt8] {
    let (width, height) = (header.width, header.height)
    // Two bytes make 255 pixels at most, and pictures with less in them are mostly one shade: refuse the extreme.
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
    // Some writers leave out the end of the picture.
    return indices
  }
}
