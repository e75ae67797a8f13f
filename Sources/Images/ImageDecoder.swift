// Decodes a picture from the bytes of a file. The format is recognised by content; file names are not used.

/// Decodes pictures of all supported formats.
public enum ImageDecoder {
  /// Decodes `bytes`, the contents of a whole file.
  ///
  /// Returns the first picture when the file holds several. Throws when the format is not supported, the file is
  /// damaged or the declared size exceeds `PictureLimits`.
  public static func decode(_ bytes: [UInt8]) throws(ImageError) -> Picture {
    guard !bytes.isEmpty else { throw .empty }
    guard let format = ImageFormat(recognizing: bytes) else { throw .unrecognized }
    switch format {
    case .netpbm:
      do { return try NetpbmReader.decode(bytes) } catch { throw .netpbm(error) }
    case .pam:
      do { return try PAMReader.decode(bytes) } catch { throw .pam(error) }
    case .png:
      do { return try PNGReader.decode(bytes) } catch { throw .png(error) }
    case .jpeg:
      do { return try JPEGReader.decode(bytes) } catch { throw .jpeg(error) }
    case .gif:
      do { return try GIFReader.decode(bytes) } catch { throw .gif(error) }
    case .bmp:
      do { return try BMPReader.decode(bytes) } catch { throw .bmp(error) }
    case .heic, .avif, .webp, .tiff, .ico, .pdf, .svg, .idx, .gzip, .html:
      throw .refused(format)
    }
  }
}
