// Writes PNG files with 8 bits per sample, without palette, interlacing or optional chunks. Equal pictures give
// identical files.

import Storage

/// The encoder for PNG.
public enum PNGWriter {
  /// Encodes `image` as a greyscale PNG file.
  public static func encode(_ image: GrayImage) -> [UInt8] {
    encode(Picture(width: image.width, height: image.height, channels: .gray, samples: image.samples))
  }

  /// Encodes `picture`, including alpha.
  ///
  /// Traps when a side is longer than `PictureLimits.side`.
  public static func encode(_ picture: Picture) -> [UInt8] {
    precondition(
      max(picture.width, picture.height) <= PictureLimits.side,
      "\(picture.width)x\(picture.height) pixels are too many for a PNG file")
    let colorType: PNGColorType =
      switch picture.channels {
      case .gray: .gray
      case .grayAlpha: .grayAlpha
      case .rgb: .rgb
      case .rgba: .rgba
      }
    let header =
      bigEndian(picture.width) + bigEndian(picture.height) + [8, UInt8(colorType.rawValue), 0, 0, 0]
    return PNGChunkScanner.signature + chunk(.header, header)
      + chunk(.data, Zlib.deflate(filteredRows(of: picture))) + chunk(.end, [])
  }

  /// A complete chunk: length, name, content, checksum.
  static func chunk(_ name: PNGChunkName, _ content: [UInt8]) -> [UInt8] {
    let checked = name.bytes + content
    return bigEndian(content.count) + checked + bigEndian(Int(Zlib.crc32(checked.span)))
  }

  /// The filtered rows of the picture, each preceded by its filter byte.
  ///
  /// Each row uses the filter with the least sum of absolute values, bytes taken as signed: the heuristic of the
  /// specification's section 12.7.
  private static func filteredRows(of picture: Picture) -> [UInt8] {
    let distance = picture.channels.count
    let rowBytes = picture.width * distance
    let zeros = [UInt8](repeating: 0, count: distance)
    var above = [UInt8](repeating: 0, count: distance + rowBytes)
    var result: [UInt8] = []
    result.reserveCapacity((1 + rowBytes) * picture.height)
    for start in stride(from: 0, to: picture.samples.count, by: rowBytes) {
      let row = zeros + picture.samples[start..<start + rowBytes]
      var best = (sum: Int.max, filter: PNGFilter.none, bytes: [UInt8]())
      for filter in PNGFilter.allCases {
        let bytes = filter.apply(to: row, above: above, distance: distance)
        let sum = bytes.reduce(0) { $0 + Int(Int8(bitPattern: $1).magnitude) }
        if sum < best.sum { best = (sum, filter, bytes) }
      }
      result.append(best.filter.rawValue)
      result += best.bytes
      above = row
    }
    return result
  }

  /// The low four bytes of `number`, most significant first.
  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
