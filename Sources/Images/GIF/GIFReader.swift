// Reads the first picture of a GIF file (87a and 89a): colour tables, transparency and interlacing. Further pictures,
// delays and comments are ignored.
// Source: CompuServe, "Graphics Interchange Format, Version 89a", 1990,
// <https://www.w3.org/Graphics/GIF/spec-gif89a.txt>.

/// The decoder for GIF.
enum GIFReader {
  /// Reads the header and the logical screen descriptor.
  private static let headerLength = 13

  static func decode(_ bytes: [UInt8]) throws(GIFError) -> Picture {
    guard bytes.count >= headerLength else { throw .tooShort(offset: bytes.count) }
    var place = headerLength
    let shared = try colours(of: bytes, flags: bytes[10], at: &place)
    var transparent: Int?
    while true {
      switch try byte(of: bytes, at: place) {
      case 0x21:
        // An extension is a label followed by sub-blocks. The graphic control extension gives the transparent colour.
        if try byte(of: bytes, at: place + 1) == 0xF9, try byte(of: bytes, at: place + 2) >= 4 {
          let flags = try byte(of: bytes, at: place + 3)
          transparent = flags & 1 == 1 ? Int(try byte(of: bytes, at: place + 6)) : nil
        }
        place += 2
        try skipBlocks(of: bytes, at: &place)
      case 0x2C:
        return try picture(in: bytes, at: place, shared: shared, transparent: transparent)
      case 0x3B: throw .noPicture
      case let other: throw .badBlock(other, offset: place)
      }
    }
  }

  private static func byte(of bytes: [UInt8], at place: Int) throws(GIFError) -> UInt8 {
    guard place < bytes.count else { throw .tooShort(offset: bytes.count) }
    return bytes[place]
  }

  /// A colour table of three bytes per colour; empty when `flags` declare none.
  private static func colours(
    of bytes: [UInt8], flags: UInt8, at place: inout Int
  ) throws(GIFError) -> ArraySlice<UInt8> {
    guard flags & 0x80 != 0 else { return [] }
    let size = 3 << (Int(flags & 7) + 1)
    guard bytes.count - place >= size else { throw .tooShort(offset: bytes.count) }
    defer { place += size }
    return bytes[place..<place + size]
  }

  private static func skipBlocks(of bytes: [UInt8], at place: inout Int) throws(GIFError) {
    while true {
      let size = Int(try byte(of: bytes, at: place))
      place += 1 + size
      if size == 0 { return }
    }
  }

  /// Decodes the picture whose image descriptor starts at `start`.
  private static func picture(
    in bytes: [UInt8], at start: Int, shared: ArraySlice<UInt8>, transparent: Int?
  ) throws(GIFError) -> Picture {
    guard bytes.count >= start + 10 else { throw .tooShort(offset: bytes.count) }
    let (width, height) = (bytes.little(at: start + 5, 2), bytes.little(at: start + 7, 2))
    do { try PictureLimits.check(width: width, height: height) } catch { throw .size(error) }
    let flags = bytes[start + 9]
    var place = start + 10
    let own = try colours(of: bytes, flags: flags, at: &place)
    let table = own.isEmpty ? Array(shared) : Array(own)
    guard !table.isEmpty else { throw .noColors }
    let indices = try GIFCodes.indices(of: bytes, at: place, count: width * height)
    let isInterlaced = flags & 0x40 != 0
    let rows = isInterlaced ? interlacedRows(height) : Array(0..<height)
    let step = transparent == nil ? 3 : 4
    var samples = [UInt8](repeating: 0, count: width * height * step)
    for (row, y) in rows.enumerated() {
      for x in 0..<width {
        let index = Int(indices[row * width + x])
        let target = (y * width + x) * step
        if index == transparent { continue }
        guard 3 * index < table.count else { throw .colorOutOfRange(index, colors: table.count / 3) }
        for channel in 0..<3 { samples[target + channel] = table[3 * index + channel] }
        if step == 4 { samples[target + 3] = 255 }
      }
    }
    return Picture(width: width, height: height, channels: step == 3 ? .rgb : .rgba, samples: samples)
  }

  /// The row numbers in the order in which an interlaced picture stores them.
  private static func interlacedRows(_ height: Int) -> [Int] {
    [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { first, step in Array(stride(from: first, to: height, by: step))
    }
  }
}
