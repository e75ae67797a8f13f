// Reads Netpbm pictures, P1 to P6: plain and raw bitmaps, greymaps and pixmaps of any depth. Samples are taken as
// linear in light; the specification's gamma is not applied, as in common viewers.

/// The decoder for PBM, PGM and PPM.
///
/// Source: <https://netpbm.sourceforge.net/doc/pbm.html>, `pgm.html` and `ppm.html` there.
enum NetpbmReader {
  /// Decodes the first picture in `bytes`; the rest of the file is ignored.
  ///
  /// Bitmap 1 is black; bitmaps become grey samples of 0 and 255. Other samples are scaled to 0...255 and rounded to
  /// nearest. Comments are allowed among plain samples, as in old files.
  static func decode(_ bytes: [UInt8]) throws(NetpbmError) -> Picture {
    var scanner = NetpbmScanner(bytes)
    let header = try NetpbmHeader(from: &scanner)
    let samples =
      switch header.kind {
      case .plainBitmap: try plainBits(header, &scanner)
      case .plainGraymap, .plainPixmap: try plainSamples(header, &scanner)
      case .rawBitmap: try rawBits(header, scanner)
      case .rawGraymap, .rawPixmap:
        header.maximum < 256 ? try rawBytes(header, scanner) : try rawWords(header, scanner)
      }
    return Picture(
      width: header.width, height: header.height, channels: header.kind.channels, samples: samples)
  }

  private static func plainBits(
    _ header: NetpbmHeader, _ scanner: inout NetpbmScanner
  ) throws(NetpbmError) -> [UInt8] {
    try require(header.sampleCount, in: scanner)
    var samples = [UInt8](repeating: 0, count: header.sampleCount)
    for index in samples.indices { samples[index] = try scanner.bit() == 0 ? 255 : 0 }
    return samples
  }

  private static func plainSamples(
    _ header: NetpbmHeader, _ scanner: inout NetpbmScanner
  ) throws(NetpbmError) -> [UInt8] {
    // The minimum is one digit per sample with white space in between.
    try require(2 * header.sampleCount - 1, in: scanner)
    var samples = [UInt8](repeating: 0, count: header.sampleCount)
    for index in samples.indices {
      samples[index] = try level(scanner.number(.sample), of: header.maximum, at: index)
    }
    return samples
  }

  /// Eight pixels per byte, most significant bit first; padding bits at the end of a row are ignored.
  private static func rawBits(_ header: NetpbmHeader, _ scanner: NetpbmScanner) throws(NetpbmError) -> [UInt8]
  {
    let rowBytes = (header.width + 7) / 8
    try require(rowBytes * header.height, in: scanner)
    var samples = [UInt8](repeating: 0, count: header.sampleCount)
    for y in 0..<header.height {
      for x in 0..<header.width {
        let byte = scanner.bytes[scanner.offset + y * rowBytes + x / 8]
        samples[y * header.width + x] = byte & (0x80 >> UInt8(x % 8)) == 0 ? 255 : 0
      }
    }
    return samples
  }

  private static func rawBytes(_ header: NetpbmHeader, _ scanner: NetpbmScanner) throws(NetpbmError)
    -> [UInt8]
  {
    try require(header.sampleCount, in: scanner)
    var samples = Array(scanner.bytes[scanner.offset..<scanner.offset + header.sampleCount])
    guard header.maximum < 255 else { return samples }
    for index in samples.indices {
      samples[index] = try level(Int(samples[index]), of: header.maximum, at: index)
    }
    return samples
  }

  /// Two bytes per sample, most significant byte first.
  private static func rawWords(_ header: NetpbmHeader, _ scanner: NetpbmScanner) throws(NetpbmError)
    -> [UInt8]
  {
    try require(2 * header.sampleCount, in: scanner)
    var samples = [UInt8](repeating: 0, count: header.sampleCount)
    for index in samples.indices {
      let offset = scanner.offset + 2 * index
      let sample = Int(scanner.bytes[offset]) << 8 | Int(scanner.bytes[offset + 1])
      samples[index] = try level(sample, of: header.maximum, at: index)
    }
    return samples
  }

  /// `sample`, in 0...maximum, scaled to 0...255 and rounded to nearest.
  private static func level(_ sample: Int, of maximum: Int, at index: Int) throws(NetpbmError) -> UInt8 {
    guard sample <= maximum else { throw .sampleTooLarge(sample, maximum: maximum, index: index) }
    return UInt8(sample: sample, of: maximum)
  }

  /// Throws when fewer than `count` bytes are left; called before any allocation.
  private static func require(_ count: Int, in scanner: NetpbmScanner) throws(NetpbmError) {
    let left = scanner.bytes.count - scanner.offset
    guard left >= count else { throw .tooShort(neededBytes: count, foundBytes: left) }
  }
}

extension UInt8 {
  /// `sample`, in 0...maximum, scaled to 0...255 and rounded to nearest.
  init(sample: Int, of maximum: Int) { self.init((2 * 255 * sample + maximum) / (2 * maximum)) }
}
