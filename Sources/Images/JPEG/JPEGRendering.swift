// Converts the planes of a decoded frame to a picture: upsampling, colour conversion and orientation, one strip of rows
// at a time, so that no component is held at full resolution.

/// Conversion of decoded planes to a picture.
struct JPEGRendering {
  let frame: JPEGFrame
  let model: JPEGColorModel
  let orientation: Orientation

  /// Rows converted per strip. When the picture is rotated, a strip fills runs of its rows, which costs less than
  /// storing single pixels.
  private static let stripHeight = 16

  /// Converts `planes`, one per component, to a picture.
  func picture(of planes: [JPEGPlane]) -> Picture {
    let (width, height, channels) = (frame.width, frame.height, model.channels.count)
    let upsamplings = frame.components.map { JPEGUpsampling($0, of: frame) }
    // Rows doubled for a picture of odd width have one extra sample.
    var rows = [[UInt8]](repeating: [UInt8](repeating: 0, count: width + 1), count: planes.count)
    var strip = [UInt8](repeating: 0, count: Self.stripHeight * width * channels)
    var pixels = [UInt8](repeating: 0, count: width * height * channels)
    let placement = Placement(orientation, width: width, height: height)
    for top in stride(from: 0, to: height, by: Self.stripHeight) {
      let count = min(Self.stripHeight, height - top)
      for y in 0..<count {
        for index in planes.indices {
          upsamplings[index].upsample(planes[index], row: top + y, into: &rows[index])
        }
        var span = strip.mutableSpan
        model.convert(rows, count: width, into: &span, at: y * width * channels)
      }
      placement.place(strip, rows: count, at: top, in: &pixels, channels: channels)
    }
    return Picture(
      width: placement.width, height: placement.height, channels: model.channels, samples: pixels)
  }
}
