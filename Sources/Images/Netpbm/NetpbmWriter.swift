// Writes raw Netpbm files, 8 bits per sample: PGM (P5) for grey, PPM (P6) for colour.

/// The encoder for PGM and PPM.
public enum NetpbmWriter {
  /// Encodes `image` as a PGM file (P5).
  public static func encode(_ image: GrayImage) -> [UInt8] {
    header("P5", width: image.width, height: image.height) + image.samples
  }

  /// Encodes `picture` as a PGM or PPM file (P5 or P6).
  ///
  /// Traps when the picture has alpha, which P1 to P6 do not support.
  public static func encode(_ picture: Picture) -> [UInt8] {
    precondition(!picture.channels.hasAlpha, "PGM and PPM hold no alpha")
    let magic = picture.channels.hasColor ? "P6" : "P5"
    return header(magic, width: picture.width, height: picture.height) + picture.samples
  }

  private static func header(_ magic: String, width: Int, height: Int) -> [UInt8] {
    Array("\(magic)\n\(width) \(height)\n255\n".utf8)
  }
}
