// Adjusts strokes that are much finer or broader than MNIST's to the edge of the usual range.
// Digits within that range, which are nearly all of MNIST's, are unchanged to the bit.

/// The width of the strokes of a digit.
enum StrokeWidth {
  /// Widths in pixels of MNIST's field that are left alone. Of MNIST's first 5,000 training images 5 in 100 are below
  /// 1.65, and 5 in 100 above 3.54.
  static let usual = 1.7...3.6
  /// How many times as fine as MNIST's field the grid is on which strokes are changed.
  static let scale = 4
  /// Changing a stroke changes the digit's size, and that the width of its strokes in the field: a second round
  /// mends it.
  private static let rounds = 2

  /// `ink`, cropped to the digit, with strokes of a usual width.
  static func moderated(_ ink: GrayImage) -> GrayImage {
    var ink = ink
    for _ in 0..<rounds {
      let fine = ink.fitted(toSide: scale * MNISTField.boxSide)
      let width = fine.strokeWidth / Double(scale)
      let target = min(max(width, usual.lowerBound), usual.upperBound)
      guard target != width else { break }
      let changed = fine.withStrokesGrown(by: (target - width) / 2 * Double(scale))
      // Thinned until nothing is left that is half full, a stroke is better left broad.
      guard changed.samples.max()! >= 128, let box = changed.inkBox(atLeast: DigitNormalizer.faintestEdge)
      else { break }
      ink = changed.cropped(to: box)
    }
    return ink
  }
}

extension GrayImage {
  /// Twice the ink over the length of its outline, in pixels: the width of a line that is much longer than wide.
  ///
  /// Traps when there is no ink.
  var strokeWidth: Double {
    let outline = outline
    precondition(outline > 0, "a picture without ink has no strokes")
    return 2 * Double(samples.reduce(0) { $0 + Int($1) }) / outline
  }

  /// The length of the ink's outline in pixels, times 255: its total variation, so that soft edges count as much as
  /// sharp ones.
  var outline: Double {
    // A margin of paper on all sides, where the outline begins and ends.
    let stride = width + 2
    var framed = [Int32](repeating: 0, count: stride * (height + 2))
    for y in 0..<height {
      for x in 0..<width { framed[(y + 1) * stride + x + 1] = Int32(samples[y * width + x]) }
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

  /// The picture fitted to a longer side of `side` pixels, as MNIST fits its own.
  func fitted(toSide side: Int) -> GrayImage {
    let box = PixelBox(x: 0, y: 0, width: width, height: height)
    let size = MNISTField.fittedSize(of: box, side: side)
    let values = MNISTField.resample(samples.span, width: width, box: box, to: size)
    // Weights are never negative, so that only the upper end of a sample's range can be passed.
    return GrayImage(
      width: size.width, height: size.height,
      samples: values.map { UInt8(truncatingIfNeeded: Int32(min($0, 255) + 0.5)) })
  }

  /// Strokes made broader by `radius` pixels at either side, or narrower where it is negative.
  ///
  /// Grey dilation and erosion by a disc: every pixel becomes the most or the least ink within `radius`. The picture
  /// grows by as much as its strokes may. Beyond its edges is paper. A disc is a stack of level runs: the cost of a
  /// pixel grows with the radius and not with its square, so that a blot is thinned as fast as a stroke.
  func withStrokesGrown(by radius: Double) -> GrayImage {
    let reach = Int(abs(radius).rounded(.up))
    // For each row of the disc, from its middle, how far it reaches to either side; nil beyond its end.
    let runs = (0...reach).map { y in
      (0...reach).last { Double($0 * $0 + y * y) <= radius * radius + 1e-6 }
    }
    let grows = radius > 0
    let margin = grows ? reach : 0
    let (newWidth, newHeight) = (width + 2 * margin, height + 2 * margin)
    // The least ink is what is left of the most paper: turned into the other, either is a search for the most.
    let turn: UInt8 = grows ? 0 : 255
    let frame = margin + reach
    let stride = width + 2 * frame
    var framed = [UInt8](repeating: turn, count: stride * (height + 2 * frame))
    for y in 0..<height {
      for x in 0..<width { framed[(y + frame) * stride + x + frame] = samples[y * width + x] ^ turn }
    }
    var result = [UInt8](repeating: 0, count: newWidth * newHeight)
    var target = result.mutableSpan
    // The most of each run of 2 · half + 1 pixels, made longer by a pixel at either end from row to row of the disc.
    var most = framed
    for half in 0...reach {
      if half > 0 { most.takeMost(of: framed, shiftedBy: half) }
      for offset in -reach...reach where runs[abs(offset)] == half {
        for y in 0..<newHeight {
          // A line as a span from 0, whose bounds need no check at each pixel.
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
  /// Each element, where it has neighbours so far away at either side, becomes the most of itself and those of `other`.
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
