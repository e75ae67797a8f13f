// The colour models of JPEG and their conversion to grey or RGB (JFIF 1.02 and Adobe's technical note 5116). Operates
// on samples at full resolution, after JPEGUpsampling.

/// The colour model of a picture's components.
enum JPEGColorModel: Equatable {
  case gray
  case yCbCr
  case rgb
  /// Cyan, magenta, yellow and black, with 255 for no ink: encoders write and viewers assume this, with or without an
  /// Adobe segment.
  case cmyk
  /// CMYK whose first three channels are stored as the YCbCr of their complements.
  case ycck

  /// Determines the model of `components` as libjpeg does: by JFIF, by Adobe's transform, then by identifiers.
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

  /// The channels of the converted picture.
  var channels: Picture.Channels { self == .gray ? .gray : .rgb }

  /// Converts `count` pixels, given as one row of samples per component in `rows`, into `pixels` from `start` on.
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
          // The first three channels are inks in YCCK, and complements of inks in CMYK.
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
        // JFIF 1.02: R = Y + 1.402 Cr, G = Y - 0.34414 Cb - 0.71414 Cr, B = Y + 1.772 Cb, chroma centred on 128; 16
        // fractional bits, rounded to nearest.
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
