// Reads PNG pictures of every colour type, depth and interlacing into 8-bit samples and verifies checksums. Gamma,
// colour profiles and background colours are ignored.

/// The decoder for PNG, 3rd edition: <https://www.w3.org/TR/png-3/>.
enum PNGReader {
  /// Decodes the picture in `bytes`. For animations this is the default image, usually the first frame.
  ///
  /// Palettes become colours and `tRNS` becomes alpha. Samples of fewer than 8 bits are scaled to 0...255; 16-bit
  /// samples are rounded to the nearest level. Applies the orientation of `eXIf`. Bytes after the end chunk are
  /// ignored. Pictures that exceed `PictureLimits`, or that the compressed data is too short for, are rejected before
  /// allocation.
  static func decode(_ bytes: [UInt8], verifyingChecksums: Bool = true) throws(PNGError) -> Picture {
    let file = try PNGFile(bytes, verifyingChecksums: verifyingChecksums)
    let header = file.header
    let pixels = PNGPixels(of: file)
    var lines = try PNGScanlines(of: file, in: bytes)
    var samples = [UInt8](repeating: 0, count: header.width * header.height * pixels.channels.count)
    var span = samples.mutableSpan
    for pass in header.passes {
      lines.begin(pass)
      for line in 0..<pass.height {
        try lines.advance()
        let first = (pass.y + line * pass.yStep) * header.width + pass.x
        let row = lines.row.span.extracting(header.filterDistance...)
        try pixels.place(row, count: pass.width, into: &span, first: first, step: pass.xStep)
      }
    }
    try lines.finish()
    let picture = Picture(
      width: header.width, height: header.height, channels: pixels.channels, samples: samples)
    return file.orientation == .upright ? picture : picture.turned(as: file.orientation)
  }
}
