// Writes pictures as raw Netpbm: grey ones as PGM (P5), coloured ones as PPM (P6), 8 bits a sample. No other kind
// is written.

/// The encoder for PGM and PPM.
public enum NetpbmWriter {
  /// The bytes of a PGM file (P5) that holds `image`.
  public static func encode(_ image: GrayImage) -> [UInt8] {
    header("P5", width: image.width, height: image.height) + image.samples
  }

  /// The bytes of a PGM or PPM file (P5 or P6) that holds `picture`.
  ///
  /// Traps when the picture has alpha: Netpbm's P1 to P6 have no place for it.
  public static func encode(_ picture: Picture) -> [UInt8] {
    precondition(!picture.channels.hasAlpha, "PGM and PPM hold no alpha")
    let magic = picture.channels.hasColor ? "P6" : "P5"
    return header(magic, width: picture.width, height: picture.height) + picture.samples
  }

  private static func header(_ magic: String, width: Int, height: Int) -> [UInt8] {
    Array("\(magic)\n\(width) \(height)\n255\n".utf8)
  }
}
