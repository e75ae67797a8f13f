// Deslanting: shifts each row sideways until the ink is upright. MNIST's own normalisation keeps the slant of the
// handwriting; without it the network has less variation to learn.

/// Removes the slant from pictures of one size.
///
/// The slant is that of the least-squares line through the ink, column as a function of row, weighted by the mass m of
/// the pixels: a = Σ m (x − x̄)(y − ȳ) / Σ m (y − ȳ)². Row y is shifted by a (ȳ − y) columns, which preserves the
/// centre of mass.
/// Source: the "deslanted" images of LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document
/// Recognition", 1998, section III.A, <https://doi.org/10.1109/5.726791>.
public enum Deslanting {
  /// The maximum shift in columns per row: 45 degrees. The slant of a horizontal stroke is undefined.
  private static let steepest: Float = 1

  /// Writes the deslanted picture into `upright`, from index `first` on. The picture has rows of `width` samples, 255
  /// for full ink and 0 for paper.
  ///
  /// Ink shifted out of the picture is lost; paper is shifted in. Traps unless the rows are complete and `upright` has
  /// room for them.
  public static func deslant(
    _ pixels: Span<UInt8>, width: Int, into upright: inout MutableSpan<UInt8>, at first: Int = 0
  ) {
    precondition(
      width > 0 && pixels.count.isMultiple(of: width) && first >= 0
        && pixels.count <= upright.count - first,
      "\(pixels.count) samples are not rows of \(width), or do not fit into \(upright.count) from \(first) on"
    )
    let (slant, centre) = slant(of: pixels, width: width)
    // One row, with as much paper on either side as any shift brings into the picture.
    let margin = width + 3
    var row = [Float](repeating: 0, count: margin + width + margin)
    for start in stride(from: 0, to: pixels.count, by: width) {
      let line = pixels.extracting(start..<start + width)
      let target = first + start
      precondition(target + width <= upright.count)
      var ink: UInt8 = 0
      for column in line.indices { ink |= line[column] }
      guard ink > 0 else {
        for column in 0..<width { upright[target + column] = 0 }
        continue
      }
      var padded = row.mutableSpan
      precondition(margin + line.count <= padded.count)
      for column in line.indices { padded[margin + column] = Float(line[column]) }
      let shift = slant * (Float(start / width) - centre)
      let whole = shift.rounded(.down)
      let weights = cubicWeights(shift - whole)
      // The neighbours that interpolating the fraction needs begin one column before the pixel.
      let source = margin - 1 + min(max(Int(whole), -width - 2), width + 1)
      let moved = row.span.extracting(source..<source + width + 3)
      // Spans from 0 with a known bound need no check per column.
      let (a, b) = (moved.extracting(0..<width), moved.extracting(1..<width + 1))
      let (c, d) = (moved.extracting(2..<width + 2), moved.extracting(3..<width + 3))
      for column in 0..<width {
        let sum =
          weights[0] * a[column] + weights[1] * b[column] + weights[2] * c[column] + weights[3] * d[column]
        // Adding 2²³ rounds a Float to a whole number, stored in its lowest bits.
        upright[target + column] = UInt8(truncatingIfNeeded: (min(max(sum, 0), 255) + 0x1p23).bitPattern)
      }
    }
  }

  /// The slant of the ink in columns per row, and the row of its centre of mass; 0 and 0 without ink.
  static func slant(of pixels: Span<UInt8>, width: Int) -> (slant: Float, centre: Float) {
    // Sums are whole numbers, exact in a Double up to 2⁵³, which MNIST's field cannot reach; larger pictures round
    // instead of trapping.
    var (mass, x, y, xy, yy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for row in 0..<pixels.count / width {
      var (rowMass, rowMoment) = (0, 0)
      let line = pixels.extracting(row * width..<(row + 1) * width)
      for column in line.indices {
        let ink = Int(line[column])
        rowMass &+= ink
        rowMoment &+= ink &* column
      }
      let (ink, moment, height) = (Double(rowMass), Double(rowMoment), Double(row))
      mass += ink
      x += moment
      y += ink * height
      xy += moment * height
      yy += ink * height * height
    }
    guard mass > 0 else { return (0, 0) }
    let (meanX, meanY) = (x / mass, y / mass)
    let covariance = xy - meanX * y
    let variance = yy - meanY * y
    let slant = variance > 0 ? Float(covariance / variance) : 0
    return (min(max(slant, -steepest), steepest), Float(meanY))
  }

  /// The weights of the samples at −1, 0, 1 and 2 for interpolation at `fraction`, 0 ..< 1.
  ///
  /// Keys' cubic convolution with a = −1/2, which keeps strokes sharper than linear interpolation: "Cubic Convolution
  /// Interpolation for Digital Image Processing", 1981, <https://doi.org/10.1109/TASSP.1981.1163711>.
  private static func cubicWeights(_ fraction: Float) -> InlineArray<4, Float> {
    let (t, u) = (fraction, 1 - fraction)
    return [
      -0.5 * t * u * u, 1 + t * t * (1.5 * t - 2.5), 1 + u * u * (1.5 * u - 2.5), -0.5 * u * t * t,
    ]
  }
}
