// Reads PNG pictures of every colour type, depth and interlacing into 8-bit samples, checksums checked. Samples are
// taken as they stand: gamma, colour profiles and background colours are for printers and pages, not for digits.

/// The decoder for PNG, 3rd edition: <https://www.w3.org/TR/png-3/>.
enum PNGReader {
  /// The picture in `bytes`. Of an animation it is the one that viewers without animation show, as a rule the first.
  ///
  /// Palettes become colours and `tRNS` becomes alpha. Fewer than 8 bits are spread over 0...255, 16 bits are rounded
  /// to the nearest level. The orientation of `eXIf` is applied. Bytes after the end chunk are not looked at. Nothing is allocated for a picture that is
  /// beyond `PictureLimits` or that the compressed bytes could not hold.
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
