// Reads BMP pictures: palettes of 1 to 8 bits, 16, 24 and 32 bits, run-length encoding and bit fields. Rejects embedded
// JPEG and PNG, which only printers use, and ignores colour profiles.
// Source: <https://learn.microsoft.com/en-us/windows/win32/gdi/bitmap-storage>, and "bitmap-compression" there.

/// The decoder for BMP.
enum BMPReader {
  static func decode(_ bytes: [UInt8]) throws(BMPError) -> Picture {
    let header = try BMPHeader(bytes)
    guard header.pixelStart <= bytes.count else {
      throw .tooShort(neededBytes: header.pixelStart, foundBytes: bytes.count)
    }
    switch header.compression {
    case .rle8, .rle4:
      return picture(of: try BMPRuns.indices(of: bytes, header), bytes, header)
    case .none where header.bits <= 8:
      try require(header, in: bytes)
      return picture(of: packedIndices(of: bytes, header), bytes, header)
    default:
      try require(header, in: bytes)
      return colours(of: bytes, header)
    }
  }

  /// Throws unless the file holds all rows; called before any allocation.
  private static func require(_ header: BMPHeader, in bytes: [UInt8]) throws(BMPError) {
    let (needed, found) = (header.rowBytes * header.height, bytes.count - header.pixelStart)
    guard found >= needed else { throw .tooShort(neededBytes: needed, foundBytes: found) }
  }

  /// Palette indices, top row first.
  private static func packedIndices(of bytes: [UInt8], _ header: BMPHeader) -> [UInt8] {
    var indices = [UInt8](repeating: 0, count: header.width * header.height)
    let perByte = 8 / header.bits
    let mask = UInt8(truncatingIfNeeded: (1 << header.bits) - 1)
    for y in 0..<header.height {
      let row = header.pixelStart + (header.isTopDown ? y : header.height - 1 - y) * header.rowBytes
      for x in 0..<header.width {
        let shift = UInt8((perByte - 1 - x % perByte) * header.bits)
        indices[y * header.width + x] = bytes[row + x / perByte] >> shift & mask
      }
    }
    return indices
  }

  /// Converts palette indices to RGB; indices beyond the palette are black.
  private static func picture(of indices: [UInt8], _ bytes: [UInt8], _ header: BMPHeader) -> Picture {
    let colours = (0..<256).map { index -> (UInt8, UInt8, UInt8) in
      guard index < header.palette.count else { return (0, 0, 0) }
      let place = header.palette.start + index * header.palette.entry
      return (bytes[place + 2], bytes[place + 1], bytes[place])
    }
    var samples: [UInt8] = []
    samples.reserveCapacity(indices.count * 3)
    for index in indices {
      let (red, green, blue) = colours[Int(index)]
      samples.append(red)
      samples.append(green)
      samples.append(blue)
    }
    return Picture(width: header.width, height: header.height, channels: .rgb, samples: samples)
  }

  /// Decodes pixels of 16, 24 or 32 bits with the header's masks.
  private static func colours(of bytes: [UInt8], _ header: BMPHeader) -> Picture {
    let fields = header.masks.map { BMPField(mask: $0) }
    let hasAlpha = header.masks[3] != 0
    let size = header.bits / 8
    var samples: [UInt8] = []
    samples.reserveCapacity(header.width * header.height * (hasAlpha ? 4 : 3))
    for y in 0..<header.height {
      let row = header.pixelStart + (header.isTopDown ? y : header.height - 1 - y) * header.rowBytes
      for x in 0..<header.width {
        let pixel = UInt32(truncatingIfNeeded: bytes.little(at: row + x * size, size))
        for field in fields.prefix(hasAlpha ? 4 : 3) { samples.append(field.level(of: pixel)) }
      }
    }
    return Picture(
      width: header.width, height: header.height, channels: hasAlpha ? .rgba : .rgb, samples: samples)
  }
}

/// The bits of one channel in a pixel.
private struct BMPField {
  let mask: UInt32

  /// The channel scaled to 0...255 and rounded to nearest; 0 when the mask is empty.
  func level(of pixel: UInt32) -> UInt8 {
    guard mask != 0 else { return 0 }
    let shift = UInt32(mask.trailingZeroBitCount)
    let (value, greatest) = (UInt64((pixel & mask) >> shift), UInt64(mask >> shift))
    return UInt8((value * 255 + greatest / 2) / greatest)
  }
}
