// From the bytes of a PNG row to the samples of a picture: bits taken apart, palettes and transparency looked up,
// 16 bits rounded to 8. It knows nothing of chunks, passes and filters.

/// How the pixels of one PNG file become those of a `Picture`.
struct PNGPixels {
  /// How the bytes of a row are read.
  private enum Reading {
    /// Each pixel is a number of `depth` bits, 8 at most, and stands for an entry of `table`, which has all samples
    /// of one entry after those of another. Greys of fewer than 8 bits are a palette of their own.
    case table([UInt8], depth: Int)
    /// Each pixel is `count` samples of `bytes` bytes. Unless `key` is empty, pixels of just these bytes are
    /// transparent and all others opaque.
    case samples(count: Int, bytes: Int, key: [UInt8])
  }

  let channels: Picture.Channels
  private let reading: Reading

  init(of file: PNGFile) {
    let (colorType, depth) = (file.header.colorType, file.header.depth)
    channels =
      switch (colorType, file.transparency.isEmpty) {
      case (.gray, true): .gray
      case (.gray, false), (.grayAlpha, _): .grayAlpha
      case (.rgb, true), (.indexed, true): .rgb
      case (.rgb, false), (.indexed, false), (.rgba, _): .rgba
      }
    reading =
      switch colorType {
      case .indexed:
        .table(Self.colors(file.palette, transparency: file.transparency), depth: depth)
      case .gray where depth < 8:
        .table(Self.grays(depth: depth, transparency: file.transparency), depth: depth)
      case .gray, .rgb, .grayAlpha, .rgba:
        .samples(
          count: colorType.sampleCount, bytes: depth / 8, key: Self.key(file.transparency, depth: depth))
      }
  }

  /// Puts `count` pixels into `samples`, the first as pixel `first` of the picture and each next one `step` pixels
  /// on.
  ///
  /// `row` holds their bytes and no others. Throws when a pixel names an entry that the palette lacks.
  func place(
    _ row: Span<UInt8>, count: Int, into samples: inout MutableSpan<UInt8>, first: Int, step: Int
  ) throws(PNGError) {
    switch reading {
    case .table(let table, let depth):
      let entries = table.count / channels.count
      let mask = UInt8(truncatingIfNeeded: 1 << depth - 1)
      for pixel in 0..<count {
        let bit = pixel * depth
        let entry = Int(row[bit >> 3] >> UInt8(8 - depth - (bit & 7)) & mask)
        guard entry < entries else { throw .index(entry, entries: entries) }
        let target = (first + pixel * step) * channels.count
        for channel in 0..<channels.count {
          samples[target + channel] = table[entry * channels.count + channel]
        }
      }
    case .samples(_, bytes: 1, let key) where key.isEmpty && step == 1:
      // Most files by far: the row is as the picture wants it.
      let target = first * channels.count
      for index in 0..<count * channels.count { samples[target + index] = row[index] }
    case .samples(let sampleCount, let bytes, let key):
      for pixel in 0..<count {
        let source = pixel * sampleCount * bytes
        let target = (first + pixel * step) * channels.count
        for index in 0..<sampleCount {
          let place = source + index * bytes
          samples[target + index] = bytes == 1 ? row[place] : Self.rounded(row[place], row[place + 1])
        }
        guard !key.isEmpty else { continue }
        let isTransparent = key.indices.allSatisfy { row[source + $0] == key[$0] }
        samples[target + sampleCount] = isTransparent ? 0 : 255
      }
    }
  }

  /// The level 0...255 that is nearest to `high · 256 + low` of 65535, which is 257 · 255.
  @inline(__always)
  static func rounded(_ high: UInt8, _ low: UInt8) -> UInt8 {
    UInt8(truncatingIfNeeded: (UInt32(high) << 8 + UInt32(low) + 128) / 257)
  }

  /// The greys of `depth` bits, each with its alpha when there is a transparent one.
  private static func grays(depth: Int, transparency: [UInt8]) -> [UInt8] {
    let greatest = 1 << depth - 1
    let levels = (0...greatest).map { UInt8($0 * 255 / greatest) }
    guard let low = transparency.last else { return levels }
    // Of the two bytes only as many bits count as a sample has.
    let transparent = Int(low) & greatest
    return levels.enumerated().flatMap { [$1, $0 == transparent ? 0 : 255] }
  }

  /// The colours of a palette, each with its alpha when any has one; those without are opaque.
  private static func colors(_ palette: [UInt8], transparency: [UInt8]) -> [UInt8] {
    guard !transparency.isEmpty else { return palette }
    var colors: [UInt8] = []
    for entry in 0..<palette.count / 3 {
      colors += palette[3 * entry..<3 * entry + 3]
      colors.append(entry < transparency.count ? transparency[entry] : 255)
    }
    return colors
  }

  /// The bytes of the transparent pixel as they would stand in a row: of 8-bit samples only the low byte counts.
  private static func key(_ transparency: [UInt8], depth: Int) -> [UInt8] {
    depth == 16
      ? transparency : transparency.indices.filter { !$0.isMultiple(of: 2) }.map { transparency[$0] }
  }
}
