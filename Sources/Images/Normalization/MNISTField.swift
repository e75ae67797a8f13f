// MNIST's own normalisation: any ink map becomes the 28x28 field that the network was trained on.
// It takes ink for granted (255 is full ink, 0 is paper): finding the ink in a picture is DigitNormalizer's work.

/// The 28x28 field of MNIST: what one of its pictures is, and how one is made from ink of any size.
///
/// The digit's bounding box is fitted, aspect ratio kept and area-averaged, so that its longer side is exactly 20
/// pixels; its strongest ink becomes 255; it is then moved by whole pixels so that its centre of mass is the
/// field's centre. Measured on the 70,000 pictures of MNIST, which leave no doubt about the convention:
/// the longer side of the ink's box is 20 pixels in 69,984; the strongest sample is 254 or 255 in all; and the
/// centre of mass, each pixel's mass taken at its column and row counted from 0, is spread evenly over
/// [13.5, 14.5) in both directions, in all but two. So the centre is (14, 14), and the move is a whole number of
/// pixels.
/// Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits", 1998.
public enum MNISTField {
  /// The width and height of the field.
  public static let side = 28
  /// The longer side of the digit's box.
  public static let boxSide = 20
  /// The row and column, counted from 0, that the centre of mass is brought within half a pixel of.
  public static let centre = 14

  /// The field made from `ink`, row-major, or nil when there is no ink.
  public static func normalize(_ ink: GrayImage) -> GrayImage? {
    var field = [UInt8](repeating: 0, count: side * side)
    var span = field.mutableSpan
    guard write(ink.samples.span, width: ink.width, height: ink.height, into: &span) else { return nil }
    return GrayImage(width: side, height: side, samples: field)
  }

  /// Writes the field made from `ink` over `field`, all 28x28 of it, and says whether there was any ink.
  ///
  /// `ink` is row-major, `height` rows of `width` samples, 255 for full ink and 0 for paper; a single level
  /// above 0 counts as ink. Traps when either count is wrong.
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

  /// The size of `box` scaled so that its longer side is `side`; the other is rounded and at least 1.
  static func fittedSize(of box: PixelBox, side: Int = boxSide) -> (width: Int, height: Int) {
    let longer = box.longerSide
    func scaled(_ length: Int) -> Int { max(1, (2 * length * side + longer) / (2 * longer)) }
    return (scaled(box.width), scaled(box.height))
  }

  /// The part of `ink` in `box`, resampled to `size`; the result is row-major, on the scale of `ink`.
  static func resample(
    _ ink: Span<UInt8>, width: Int, box: PixelBox, to size: (width: Int, height: Int)
  ) -> [Float] {
    let columns = ResamplingAxis(from: box.width, to: size.width)
    let rows = ResamplingAxis(from: box.height, to: size.height)
    // Row by row, so that two lines of the intermediate picture are all that is ever held: neighbouring rows share them.
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
      // Spans from 0 and of one length, so that no tap needs a check of its bounds.
      let taps = weights.extracting(offsets[index]..<offsets[index + 1])
      let first = start + starts[index]
      let samples = ink.extracting(first..<first + taps.count)
      var sum: Float = 0
      for tap in taps.indices { sum += taps[tap] * Float(samples[tap]) }
      target[index] = sum
    }
  }

  /// Scales `fitted` so that its strongest sample is 255 and sets it into the empty `field` by its centre of
  /// mass, as near as the field's edges allow: no ink is ever cut off.
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

  /// Where a digit of `length` pixels begins, so that its centre of mass falls in [13.5, 14.5).
  static func origin(centreOfMass: Float, length: Int) -> Int {
    // A centre of mass is never negative, so that adding a half and truncating rounds halves up.
    min(max(centre - Int(centreOfMass + 0.5), 0), side - length)
  }
}
