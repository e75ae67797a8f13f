// Widens or thins strokes outside MNIST's usual range of widths to the nearest end of that range. Digits within the
// range, which includes nearly all of MNIST, are left bit-identical.

/// The stroke width of a digit.
enum StrokeWidth {
  /// The widths, in pixels of MNIST's field, that are left unchanged. Of MNIST's first 5,000 training images 5 in 100
  /// are below 1.65 and 5 in 100 above 3.54.
  static let usual = 1.7...3.6
  /// The resolution of the grid on which strokes are changed, as a multiple of MNIST's field.
  static let scale = 4
  /// Changing strokes changes the digit's size and with it their width in the field; a second round corrects that.
  private static let rounds = 2

  /// `ink`, cropped to the digit, with strokes in the usual range.
  static func moderated(_ ink: GrayImage) -> GrayImage {
    var ink = ink
    for _ in 0..<rounds {
      let fine = ink.fitted(toSide: scale * MNISTField.boxSide)
      let width = fine.strokeWidth / Double(scale)
      let target = min(max(width, usual.lowerBound), usual.upperBound)
      guard target != width else { break }
      let changed = fine.withStrokesGrown(by: (target - width) / 2 * Double(scale))
      // If thinning leaves no sample at least half full, keep the broad strokes.
      guard changed.samples.max()! >= 128, let box = changed.inkBox(atLeast: DigitNormalizer.faintestEdge)
      else { break }
      ink = changed.cropped(to: box)
    }
    return ink
  }
}

extension GrayImage {
  /// Twice the ink over the length of its outline, in pixels: the width of a line much longer than it is wide.
  ///
  /// Traps without ink.
  var strokeWidth: Double {
    let outline = outline
    precondition(outline > 0, "a picture without ink has no strokes")
    return 2 * Double(samples.reduce(0) { $0 + Int($1) }) / outline
  }

  /// The length of the ink's outline in pixels, times 255: its total variation, so that soft edges count like sharp
  /// ones.
  var outline: Double {
    // A margin of paper on all sides closes the outline.
    let stride = width + 2
    var framed = [Int32](repeating: 0, count: stride * (height + 2))
    var target = framed.mutableSpan
    for y in 0..<height {
      let line = samples.span.extracting(y * width..<(y + 1) * width)
      let start = (y + 1) * stride + 1
      for x in line.indices { target[start + x] = Int32(line[x]) }
    }
    var outline = 0.0
    for y in 0...height {
      let line = framed.span.extracting(y * stride..<(y + 1) * stride)
      let next = framed.span.extracting((y + 1) * stride..<(y + 2) * stride)
      for x in 0...width {
        let (right, below) = (line[x + 1] - line[x], next[x] - line[x])
        let square = right * right + below * below
        if square > 0 { outline += Double(square).squareRoot() }
      }
    }
    return outline
  }

  /// The picture scaled to a longer side of `side` pixels, like MNIST's digits.
  func fitted(toSide side: Int) -> GrayImage {
    let box = PixelBox(x: 0, y: 0, width: width, height: height)
    let size = MNISTField.fittedSize(of: box, side: side)
    let values = MNISTField.resample(samples.span, width: width, box: box, to: size)
    // Weights are nonnegative, so a sample can only exceed the upper end of its range.
    return GrayImage(
      width: size.width, height: size.height,
      samples: values.map { UInt8(truncatingIfNeeded: Int32(min($0, 255) + 0.5)) })
  }

  /// Widens strokes by `radius` pixels on each side, or thins them when it is negative.
  ///
  /// Grey dilation or erosion by a disc: each pixel becomes the maximum or minimum of ink within `radius`. The picture
  /// grows by the radius of a dilation; beyond its edges is paper. The disc is a stack of horizontal runs, so the cost
  /// per pixel grows with the radius and not with its square.
  func withStrokesGrown(by radius: Double) -> GrayImage {
    let reach = Int(abs(radius).rounded(.up))
    // For each row of the disc, from its middle, the half width; nil beyond its end.
    let area = radius * radius + 1e-6
    let runs = (0...reach).map { (y: Int) -> Int? in
      (0...reach).last { (x: Int) -> Bool in Double(x * x + y * y) <= area }
    }
    let grows = radius > 0
    let margin = grows ? reach : 0
    let (newWidth, newHeight) = (width + 2 * margin, height + 2 * margin)
    // Erosion is dilation of the negative, so both are a search for the maximum.
    let turn: UInt8 = grows ? 0 : 255
    let frame = margin + reach
    let stride = width + 2 * frame
    var framed = [UInt8](repeating: turn, count: stride * (height + 2 * frame))
    for y in 0..<height {
      for x in 0..<width { framed[(y + frame) * stride + x + frame] = samples[y * width + x] ^ turn }
    }
    var result = [UInt8](repeating: 0, count: newWidth * newHeight)
    var target = result.mutableSpan
    // The maximum of each run of 2 · half + 1 pixels, extended by a pixel at both ends from row to row of the disc.
    var most = framed
    for half in 0...reach {
      if half > 0 { most.takeMost(of: framed, shiftedBy: half) }
      for offset in -reach...reach where runs[abs(offset)] == half {
        for y in 0..<newHeight {
          // Spans from 0, whose bounds need no check per pixel.
          let start = (y + reach + offset) * stride + reach
          let line = most.span.extracting(start..<start + newWidth)
          for x in line.indices { target[y * newWidth + x] = max(target[y * newWidth + x], line[x]) }
        }
      }
    }
    for index in target.indices { target[index] ^= turn }
    return GrayImage(width: newWidth, height: newHeight, samples: result)
  }
}

extension [UInt8] {
  /// Each element becomes the maximum of itself and the elements of `other` at that distance on both sides, where they
  /// exist.
  fileprivate mutating func takeMost(of other: [UInt8], shiftedBy distance: Int) {
    guard count > 2 * distance else { return }
    let left = other.span.extracting(0..<count - 2 * distance)
    let right = other.span.extracting(2 * distance..<count)
    var most = mutableSpan
    for index in left.indices {
      most[distance + index] = Swift.max(most[distance + index], left[index], right[index])
    }
  }
}
