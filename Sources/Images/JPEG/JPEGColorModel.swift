// What a JPEG's components mean, and how they become grey or RGB (JFIF 1.02, and Adobe's technical note
// 5116). The samples are taken at full size; JPEGUpsampling has seen to that.

/// The colour model of a picture's components.
enum JPEGColorModel: Equatable {
  case gray
  case yCbCr
  case rgb
  /// Cyan, magenta, yellow and black, where 255 is no ink: all programs that make such files write them so,
  /// and all viewers take them so, whether the file says Adobe or not.
  case cmyk
  /// The same with the first three as YCbCr of what they leave of the light.
  case ycck

  /// The model of `components`, told as libjpeg tells it: by JFIF, by Adobe's transform, then by identifiers.
  init(components: [JPEGComponent], isJFIF: Bool, adobeTransform: UInt8?) {
    switch components.count {
    case 1: self = .gray
    case 4: self = adobeTransform == nil || adobeTransform == 0 ? .cmyk : .ycck
    default:
      let letters = components.map(\.declaration.id) == Array("RGB".utf8)
      let isRGB = adobeTransform.map { $0 == 0 } ?? letters
      self = isRGB && !isJFIF ? .rgb : .yCbCr
    }
  }

  /// The channels of the picture that comes of it.
  var channels: Picture.Channels { self == .gray ? .gray : .rgb }

  /// Converts `count` pixels, a row of samples for each component in `rows`, to `pixels` from `start` on.
  func convert(_ rows: [[UInt8]], count: Int, into pixels: inout MutableSpan<UInt8>, at start: Int) {
    switch self {
    case .gray:
      let gray = rows[0]
      for x in 0..<count { pixels[start &+ x] = gray[x] }
    case .yCbCr, .rgb:
      Self.convert(rows, isRGB: self == .rgb, count: count, into: &pixels, at: start)
    case .cmyk, .ycck:
      Self.convert(rows, isRGB: self == .cmyk, count: count, into: &pixels, at: start)
      let black = rows[3]
      for x in 0..<count {
        let place = start + 3 * x
        for channel in place..<place + 3 {
          // In YCCK the first three are the inks themselves, in CMYK what the inks leave.
          let light = self == .cmyk ? pixels[channel] : 255 - pixels[channel]
          pixels[channel] = UInt8((Int(light) * Int(black[x]) + 127) / 255)
        }
      }
    }
  }

  private static func convert(
    _ rows: [[UInt8]], isRGB: Bool, count: Int, into pixels: inout MutableSpan<UInt8>, at start: Int
  ) {
    let (a, b, c) = (rows[0], rows[1], rows[2])
    var place = start
    if isRGB {
      for x in 0..<count {
        pixels[place] = a[x]
        pixels[place &+ 1] = b[x]
        pixels[place &+ 2] = c[x]
        place &+= 3
      }
    } else {
      for x in 0..<count {
        // JFIF 1.02: R = Y + 1.402 Cr, G = Y - 0.34414 Cb - 0.71414 Cr, B = Y + 1.772 Cb, chroma around 128;
        // with 16 bits behind the point, rounded to the nearest.
        let luma = Int32(a[x]) &<< 16 &+ 0x8000
        let cb = Int32(b[x]) &- 128
        let cr = Int32(c[x]) &- 128
        pixels[place] = clamped((luma &+ 91_881 &* cr) &>> 16)
        pixels[place &+ 1] = clamped((luma &- 22_554 &* cb &- 46_802 &* cr) &>> 16)
        pixels[place &+ 2] = clamped((luma &+ 116_130 &* cb) &>> 16)
        place &+= 3
      }
    }
  }

  @inline(__always)
  private static func clamped(_ value: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: min(max(value, 0), 255))
  }
}
