// From the planes of a decoded frame to the picture: upsampling, colour and orientation, a strip of rows at a
// time, so that no component is ever held at full size besides the picture.

/// The last step of decoding.
struct JPEGRendering {
  let frame: JPEGFrame
  let model: JPEGColorModel
  let orientation: Orientation

  /// Rows that are converted before they are put in place: turned on its side, a strip fills runs of the
  /// picture's rows, which costs less than single pixels would.
  private static let stripHeight = 16

  /// The picture that `planes`, one for each component, show.
  func picture(of planes: [JPEGPlane]) -> Picture {
    let (width, height, channels) = (frame.width, frame.height, model.channels.count)
    let upsamplings = frame.components.map { JPEGUpsampling($0, of: frame) }
    // Doubled rows of an odd picture are one sample longer than it is wide.
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
