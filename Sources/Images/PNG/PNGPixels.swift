// Converts the bytes of a PNG row to 8-bit samples: unpacks bits, applies palette and transparency, rounds 16 bits to
// 8.

/// The conversion from the pixels of a PNG file to those of a `Picture`.
struct PNGPixels {
  /// The sample layout of a row.
  private enum Reading {
    /// Each pixel is a `depth`-bit index, at most 8 bits, into `table`, which stores the samples of each entry
    /// consecutively. Greys of fewer than 8 bits use a palette as well.
    case table([UInt8], depth: Int)
    /// Each pixel is `count` samples of `bytes` bytes. Unless `key` is empty, pixels with exactly these bytes are
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

  /// Stores `count` pixels in `samples`: the first as pixel `first` of the picture, each next one `step` pixels
  /// further.
  ///
  /// `row` holds exactly their bytes. Throws when an index is outside the palette.
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
      // The common case: the row already has the picture's layout.
      let (start, length) = (first * channels.count, count * channels.count)
      precondition(start >= 0 && start + length <= samples.count && length <= row.count)
      for index in 0..<length { samples[start + index] = row[index] }
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

  /// `high · 256 + low` scaled from 0...65535 to 0...255 and rounded to nearest; 65535 = 257 · 255.
  @inline(__always)
  static func rounded(_ high: UInt8, _ low: UInt8) -> UInt8 {
    UInt8(truncatingIfNeeded: (UInt32(high) << 8 + UInt32(low) + 128) / 257)
  }

  /// The greys of `depth` bits, each with alpha when one grey is transparent.
  private static func grays(depth: Int, transparency: [UInt8]) -> [UInt8] {
    let greatest = 1 << depth - 1
    let levels = (0...greatest).map { UInt8($0 * 255 / greatest) }
    guard let low = transparency.last else { return levels }
    // Only the low `depth` bits of the two bytes count.
    let transparent = Int(low) & greatest
    return levels.enumerated().flatMap { [$1, $0 == transparent ? 0 : 255] }
  }

  /// The palette's colours, each with alpha when any entry has one; missing alpha values are opaque.
  private static func colors(_ palette: [UInt8], transparency: [UInt8]) -> [UInt8] {
    guard !transparency.isEmpty else { return palette }
    var colors: [UInt8] = []
    for entry in 0..<palette.count / 3 {
      colors += palette[3 * entry..<3 * entry + 3]
      colors.append(entry < transparency.count ? transparency[entry] : 255)
    }
    return colors
  }

  /// The bytes of the transparent pixel as stored in a row; for 8-bit samples only the low byte counts.
  private static func key(_ transparency: [UInt8], depth: Int) -> [UInt8] {
    depth == 16
      ? transparency : transparency.indices.filter { !$0.isMultiple(of: 2) }.map { transparency[$0] }
  }
}
