// Conversion from colour to luma.

extension GrayImage {
  /// The luma of an opaque `picture`.
  ///
  /// 0.299 R + 0.587 G + 0.114 B of the gamma-encoded samples, rounded to nearest.
  /// Source: ITU-R BT.601-7, <https://www.itu.int/rec/R-REC-BT.601>. Traps when the picture has alpha.
  init(luminanceOf picture: Picture) {
    precondition(!picture.channels.hasAlpha, "luminance is that of an opaque picture")
    let samples =
      picture.channels.hasColor
      ? stride(from: 0, to: picture.samples.count, by: 3).map { picture.luma(at: $0) } : picture.samples
    self.init(width: picture.width, height: picture.height, samples: samples)
  }
}

extension Picture {
  /// The picture's luma, with transparent parts composited on the normaliser's background.
  public var light: GrayImage { GrayImage(luminanceOf: opaque()) }

  /// The luma of the red, green and blue samples at index `start`.
  func luma(at start: Int) -> UInt8 {
    let weighted = 299 * Int(samples[start]) + 587 * Int(samples[start + 1]) + 114 * Int(samples[start + 2])
    return UInt8((weighted + 500) / 1000)
  }
}
