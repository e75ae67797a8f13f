// From a picture to its light: one channel, alpha gone. It says nothing of ink and paper.

extension GrayImage {
  /// The luma of `picture`, composited on a background that leaves its ink visible.
  ///
  /// Luma is 0.299 R + 0.587 G + 0.114 B of the samples as they are, gamma included, rounded to the nearest.
  /// Source: ITU-R BT.601-7, <https://www.itu.int/rec/R-REC-BT.601>.
  public init(luminanceOf picture: Picture) {
    let samples =
      switch picture.channels {
      case .gray: picture.samples
      case .rgb: picture.lumaOfPixels()
      case .grayAlpha, .rgba:
        composited(picture.lumaOfPixels(), alpha: picture.alphaOfPixels())
      }
    self.init(width: picture.width, height: picture.height, samples: samples)
  }
}

/// `luma` over white where what is visible of it is dark on the whole, over black where it is light.
///
/// Ink drawn on nothing is all that such a picture shows, so that the background farther from it is the paper.
func composited(_ luma: [UInt8], alpha: [UInt8]) -> [UInt8] {
  var visible = 0
  var light = 0
  for index in luma.indices {
    visible += Int(alpha[index])
    light += Int(luma[index]) * Int(alpha[index])
  }
  let background = 2 * light <= 255 * visible ? 255 : 0
  return luma.indices.map { index in
    let opacity = Int(alpha[index])
    return UInt8((Int(luma[index]) * opacity + background * (255 - opacity) + 127) / 255)
  }
}

extension Picture {
  fileprivate func lumaOfPixels() -> [UInt8] {
    let step = channels.count
    guard channels.hasColor else { return stride(from: 0, to: samples.count, by: step).map { samples[$0] } }
    return stride(from: 0, to: samples.count, by: step).map { start in
      let weighted = 299 * Int(samples[start]) + 587 * Int(samples[start + 1]) + 114 * Int(samples[start + 2])
      return UInt8((weighted + 500) / 1000)
    }
  }

  fileprivate func alphaOfPixels() -> [UInt8] {
    let step = channels.count
    return stride(from: step - 1, to: samples.count, by: step).map { samples[$0] }
  }
}
