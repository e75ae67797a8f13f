// Composites transparent pictures on a black or white background.

extension Picture {
  /// The picture without alpha: on white if its visible part is mostly dark, on black if it is light.
  ///
  /// Such a picture shows only ink, so the paper is the background farther from its level.
  func opaque() -> Picture {
    guard channels.hasAlpha else { return self }
    let background = hasDarkInk ? 255 : 0
    let colours = channels.count - 1
    var result = [UInt8](repeating: 0, count: width * height * colours)
    var target = result.mutableSpan
    let source = samples.span
    for pixel in 0..<width * height {
      let start = pixel * channels.count
      let opacity = Int(source[start + colours])
      for colour in 0..<colours {
        let mixed = Int(source[start + colour]) * opacity + background * (255 - opacity)
        target[pixel * colours + colour] = UInt8((mixed + 127) / 255)
      }
    }
    return Picture(width: width, height: height, channels: channels.hasColor ? .rgb : .gray, samples: result)
  }

  /// Whether the luma of the visible part, weighted by opacity, is dark.
  private var hasDarkInk: Bool {
    var visible = 0
    var light = 0
    for pixel in stride(from: 0, to: samples.count, by: channels.count) {
      let opacity = Int(samples[pixel + channels.count - 1])
      visible += opacity
      light += opacity * Int(channels.hasColor ? luma(at: pixel) : samples[pixel])
    }
    return 2 * light <= 255 * visible
  }
}
