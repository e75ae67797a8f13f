// MNIST's normalisation: fits an ink map (255 for full ink, 0 for paper) into the 28x28 field that the network was
// trained on. DigitNormalizer finds the ink.

/// MNIST's 28x28 field and its construction from ink of any size.
///
/// The digit's bounding box is scaled by area averaging, aspect ratio kept, to a longer side of exactly 20 pixels; its
/// strongest ink becomes 255; then it is translated by whole pixels to bring its centre of mass to the field's centre.
/// In the 70,000 pictures of MNIST the longer side of the bounding box is 20 pixels in 69,984; the strongest sample is
/// 254 or 255 in all; and the centre of mass, with columns and rows counted from 0, is spread evenly over [13.5, 14.5)
/// in both directions in all but two. So the centre is (14, 14), and translations are whole pixels.
/// Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits", 1998.
public enum MNISTField {
  /// The width and height of the field.
  public static let side = 28
  /// The longer side of the digit's box.
  public static let boxSide = 20
  /// The row and column, counted from 0, to within half a pixel of which the centre of mass is moved.
  public static let centre = 14

  /// The field made from `ink`, row-major; nil without ink.
  public static func normalize(_ ink: GrayImage) -> GrayImage? {
    var field = [UInt8](repeating: 0, count: side * side)
    var span = field.mutableSpan
    guard write(ink.samples.span, width: ink.width, height: ink.height, into: &span) else { return nil }
    return GrayImage(width: side, height: side, samples: field)
  }

  /// Writes the field made from `ink` to `field`, which has 28x28 samples; returns whether there was any ink.
  ///
  /// `ink` is row-major, `height` rows of `width` samples, 255 for full ink and 0 for paper; any level above 0 is ink.
  /// Traps when either count is wrong.
  @discardableResult
  package static func write(
    _ ink: Span<UInt8>, width: Int, height: Int, into field: inout MutableSpan<UInt8>
  ) -> Bool {
    precondition(field.count == side * side, "a field has \(side * side) samples, not \(field.count)")
    field.update(repeating: 0)
    guard let box = PixelBox(of: ink, width: width, height: height) else { return false }
    let size = fittedSize(of: box)
    let fitted = resample(ink, width: width, box: box, to: size)
    place(fitted, width: size.width, height: size.height, in: &field)
    return true
  }

  /// The size of `box` scaled to a longer side of `side`; the shorter side is rounded and at least 1.
  static func fittedSize(of box: PixelBox, side: Int = boxSide) -> (width: Int, height: Int) {
    let longer = box.longerSide
    func scaled(_ length: Int) -> Int { max(1, (2 * length * side + longer) / (2 * longer)) }
    return (scaled(box.width), scaled(box.height))
  }

  /// The part of `ink` in `box`, resampled to `size`; row-major, in the levels of `ink`.
  static func resample(
    _ ink: Span<UInt8>, width: Int, box: PixelBox, to size: (width: Int, height: Int)
  ) -> [Float] {
    let columns = ResamplingAxis(from: box.width, to: size.width)
    let rows = ResamplingAxis(from: box.height, to: size.height)
    // Row by row, so that only two lines of the intermediate picture are held; neighbouring rows share them.
    var lines = [[Float]](repeating: [Float](repeating: 0, count: size.width), count: 2)
    var held = [-1, -1]
    var result = [Float](repeating: 0, count: size.width * size.height)
    var target = result.mutableSpan
    for row in 0..<size.height {
      for tap in rows.offsets[row]..<rows.offsets[row + 1] {
        let source = rows.starts[row] + tap - rows.offsets[row]
        let place = source % 2
        if held[place] != source {
          let start = (box.y + source) * width + box.x
          resample(ink, from: start, along: columns, into: &lines[place])
          held[place] = source
        }
        let (weight, first) = (rows.weights[tap], row * size.width)
        for column in 0..<size.width { target[first + column] += weight * lines[place][column] }
      }
    }
    return result
  }

  private static func resample(
    _ ink: Span<UInt8>, from start: Int, along axis: ResamplingAxis, into line: inout [Float]
  ) {
    let (starts, offsets, weights) = (axis.starts.span, axis.offsets.span, axis.weights.span)
    var target = line.mutableSpan
    for index in target.indices {
      // Spans from 0 with equal lengths need no bounds check per tap.
      let taps = weights.extracting(offsets[index]..<offsets[index + 1])
      let first = start + starts[index]
      let samples = ink.extracting(first..<first + taps.count)
      var sum: Float = 0
      for tap in taps.indices { sum += taps[tap] * Float(samples[tap]) }
      target[index] = sum
    }
  }

  /// Scales `fitted` so that its strongest sample is 255 and copies it into the empty `field`, centred by its centre of
  /// mass as far as the edges allow without cutting off ink.
  static func place(_ fitted: [Float], width: Int, height: Int, in field: inout MutableSpan<UInt8>) {
    guard let strongest = fitted.max(), strongest > 0 else { return }
    var mass: Float = 0
    var columnMoment: Float = 0
    var rowMoment: Float = 0
    for row in 0..<height {
      var rowMass: Float = 0
      for column in 0..<width {
        let ink = fitted[row * width + column]
        rowMass += ink
        columnMoment += ink * Float(column)
      }
      mass += rowMass
      rowMoment += rowMass * Float(row)
    }
    let left = origin(centreOfMass: columnMoment / mass, length: width)
    let top = origin(centreOfMass: rowMoment / mass, length: height)
    let scale = 255 / strongest
    for row in 0..<height {
      for column in 0..<width {
        let level = min(fitted[row * width + column] * scale, 255)
        field[(top + row) * side + left + column] = UInt8(level + 0.5)
      }
    }
  }

  /// The start of a digit of `length` pixels that puts its centre of mass in [13.5, 14.5).
  static func origin(centreOfMass: Float, length: Int) -> Int {
    // The centre of mass is nonnegative, so adding a half and truncating rounds halves up.
    min(max(centre - Int(centreOfMass + 0.5), 0), side - length)
  }
}
