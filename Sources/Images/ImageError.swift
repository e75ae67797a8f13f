// Errors of picture decoding; each message is one sentence that says what to do. Callers prepend the file's name.

/// Why a file could not be decoded as a picture.
public enum ImageError: Error, Equatable, CustomStringConvertible {
  case empty
  case unrecognized
  /// A recognised format that is not supported.
  case refused(ImageFormat)
  case netpbm(NetpbmError)
  case pam(PAMError)
  case png(PNGError)
  case jpeg(JPEGError)
  case gif(GIFError)
  case bmp(BMPError)

  private static let formatsRead =
    "the supported formats are PNG, JPEG, BMP, GIF and Netpbm (PBM, PGM, PPM and PAM)"

  public var description: String {
    switch self {
    case .empty:
      "the file is empty"
    case .unrecognized:
      "the file is not in a known picture format; \(Self.formatsRead)"
    case .refused(let format):
      "this is \(format.phrase); \(Self.advice(on: format))"
    case .netpbm(let error):
      error.description
    case .pam(let error):
      error.description
    case .png(let error):
      error.description
    case .jpeg(let error):
      error.description
    case .gif(let error):
      error.description
    case .bmp(let error):
      error.description
    }
  }

  private static func advice(on format: ImageFormat) -> String {
    switch format {
    case .idx: "it may hold many images: give its folder as a data set, not as a picture"
    case .gzip: "decompress it first with 'gunzip'"
    case .html: "a download has gone wrong: fetch the picture itself"
    case .pdf, .svg: "\(formatsRead): export it as a picture first, for instance with 'magick FILE digit.pgm'"
    case .netpbm, .pam, .png, .jpeg, .gif, .bmp, .heic, .avif, .webp, .tiff, .ico:
      "\(formatsRead): convert it first, for instance with 'magick FILE digit.pgm'"
    }
  }
}
