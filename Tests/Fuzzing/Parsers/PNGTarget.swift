// The PNG decoder, its checksums looked past.

@testable import Images
@testable import Storage

extension FuzzTarget {
  /// An input that does not begin like a PNG file is a header, and rows that a file is made of: that leads past the
  /// chunks and the inflater at once.
  static let png = FuzzTarget(
    name: "PNG",
    seeds: {
      let kinds: [(PNGColorType, samples: Int, depths: [Int])] = [
        (.gray, 1, [1, 2, 4, 8, 16]), (.rgb, 3, [8, 16]), (.indexed, 1, [1, 2, 4, 8]),
        (.grayAlpha, 2, [8, 16]),
        (.rgba, 4, [8, 16]),
      ]
      let inputs = kinds.flatMap { type, samples, depths in
        depths.flatMap { depth in
          [false, true].map { input(type, bits: samples * depth, depth: depth, isInterlaced: $0) }
        }
      }
      return inputs + inputs.map(file) + [file(of: inputs[0]) + [1, 2, 3]]
    },
    read: { bytes in
      let isWhole = bytes.starts(with: PNGChunkScanner.signature)
      _ = try? PNGReader.decode(isWhole ? bytes : file(of: bytes), verifyingChecksums: false)
    })

  /// The header of a picture of 5 x 5 pixels, and its rows, each with another filter.
  private static func input(_ type: PNGColorType, bits: Int, depth: Int, isInterlaced: Bool) -> [UInt8] {
    // The sizes of Adam7's passes over 5 x 5.
    let passes = isInterlaced ? [(1, 1), (1, 1), (2, 1), (1, 2), (3, 1), (2, 3), (5, 2)] : [(5, 5)]
    let widths = passes.flatMap { width, height in [Int](repeating: width, count: height) }
    let rows = widths.enumerated().flatMap { row, width -> [UInt8] in
      let bytes = (width * bits + 7) / 8
      return [UInt8(row % 5)] + [UInt8](repeating: 0x1B, count: bytes)
    }
    let header = [0, 0, 0, 5, 0, 0, 0, 5, depth, Int(type.rawValue), 0, 0, isInterlaced ? 1 : 0]
    return header.map { UInt8($0) } + rows
  }

  /// A file whose header is the first 13 bytes of `input` and whose rows are the rest.
  private static func file(of input: [UInt8]) -> [UInt8] {
    let header = Array(input.prefix(PNGHeader.byteCount))
    let isIndexed = header.count > 9 && header[9] == PNGColorType.indexed.rawValue
    return PNGChunkScanner.signature + PNGWriter.chunk(.header, header)
      + (isIndexed ? PNGWriter.chunk(.palette, Array(1...30)) : [])
      + PNGWriter.chunk(.transparency, [0, 1])
      + PNGWriter.chunk(.exif, Array("II*\0".utf8) + [8, 0, 0, 0, 0, 0])
      + PNGWriter.chunk(.data, Zlib.deflate(Array(input.dropFirst(header.count)), level: 0))
      + PNGWriter.chunk(.end, [])
  }
}
