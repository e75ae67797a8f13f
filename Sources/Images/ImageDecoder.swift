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
    case .pam, .png, .jpeg, .gif, .bmp, .heic, .avif, .webp, .tiff, .pdf, .svg, .idx, .gzip, .html:
      throw .refused(format)
    }
  }
}

/// Why a file gave no picture.
public enum ImageError: Error, Equatable, CustomStringConvertible {
  case empty
  case unrecognized
  /// A format that is recognised but not read.
  case refused(ImageFormat)
  case netpbm(NetpbmError)

  private static let formatsRead = "digits reads Netpbm (PBM, PGM and PPM)"

  public var description: String {
    switch self {
    case .empty:
      "the file is empty"
    case .unrecognized:
      "the file is in no picture format that is known; \(Self.formatsRead)"
    case .refused(let format):
      "this is \(format.phrase); \(Self.advice(on: format))"
    case .netpbm(let error):
      error.description
    }
  }

  private static func advice(on format: ImageFormat) -> String {
    switch format {
    case .idx: "it is read as a whole data set: name its folder with 'digits eval --data'"
    case .gzip: "decompress it first with 'gunzip'"
    case .html: "a download has gone wrong: fetch the picture itself"
    case .pdf, .svg: "\(formatsRead): export it as a picture first, for instance with 'magick FILE digit.pgm'"
    case .netpbm, .pam, .png, .jpeg, .gif, .bmp, .heic, .avif, .webp, .tiff:
      "\(formatsRead): convert it first, for instance with 'magick FILE digit.pgm'"
    }
  }
}
