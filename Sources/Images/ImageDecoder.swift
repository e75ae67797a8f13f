// From a file's bytes to a picture: recognises the format and hands the bytes to its decoder. Reads no file and
// trusts no name; a format that is recognised but not read is refused with what to do about it.

/// The door that every picture comes in by.
public enum ImageDecoder {
  /// The picture that `bytes`, a whole file, holds.
  ///
  /// Of a file with several pictures the first is read. Throws when the format is not one that is read, when the
  /// file is damaged, and when its size is beyond `PictureLimits`.
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
    case .heic, .avif, .webp, .tiff, .pdf, .svg, .idx, .gzip, .html:
      throw .refused(format)
    }
  }
}
