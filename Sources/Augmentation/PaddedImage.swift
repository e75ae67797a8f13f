// The picture that a distortion looks into: grey as Floats, with paper all around it.

import Tensor

/// A picture in 0 ... 1, ink 1, framed by paper so that what lies outside needs no question.
///
/// Places are in the frame's own pixels: the picture's first pixel is at (1, 1).
struct PaddedImage {
  let width: Int
  let height: Int
  /// Pixels from a row to the next: one of frame to the left and two to the right, since a place that is looked at may
  /// be at the first of them, and what is between it and the pixel after it counts.
  let stride: Int
  private let kernels: PictureKernels
  private var pixels: [Float]
  /// The picture before strokes were made thicker or thinner.
  private var original: [Float]
  /// The most ink in each of the picture's columns, or more.
  private var columnInk: [UInt8]
  /// The frame's rows and columns from the first with ink to the last.
  private var inkRows = 1..<1
  private var inkColumns = 1..<1

  /// A padded image of paper. Traps unless it has from one to four million pixels a side, and fewer than 2³¹ with its frame.
  init(width: Int, height: Int, kernels: PictureKernels) {
    precondition(
      (1...4_000_000).contains(width) && (1...4_000_000).contains(height)
        && (width + 3) * (height + 3) < 1 << 31,
      "a picture of \(width) x \(height) cannot be distorted")
    self.width = width
    self.height = height
    self.kernels = kernels
    stride = width + 3
    pixels = [Float](repeating: 0, count: stride * (height + 3))
    original = pixels
    columnInk = [UInt8](repeating: 0, count: width)
  }

  /// Takes a picture of width x height bytes, row by row.
  mutating func load(_ bytes: Span<UInt8>) {
    precondition(bytes.count == width * height, "\(bytes.count) bytes are no picture of \(width) x \(height)")
    for column in columnInk.indices { columnInk[column] = 0 }
    var (firstRow, lastRow) = (height, -1)
    for row in 0..<height {
      let bytes = bytes.extracting(row * width..<(row + 1) * width)
      let ink = Self.load(bytes, into: &pixels, from: (row + 1) * stride + 1, columnInk: &columnInk)
      if ink { (firstRow, lastRow) = (min(firstRow, row), row) }
    }
    let firstColumn = columnInk.firstIndex { $0 != 0 } ?? 0
    let lastColumn = columnInk.lastIndex { $0 != 0 } ?? -1
    inkRows = min(firstRow, lastRow + 1) + 1..<lastRow + 2
    inkColumns = firstColumn + 1..<lastColumn + 2
  }

  /// Takes a row of bytes for the pixels from `start` on, and says whether there is ink in it.
  private static func load(
    _ bytes: Span<UInt8>, into pixels: inout [Float], from start: Int, columnInk: inout [UInt8]
  ) -> Bool {
    var target = pixels.mutableSpan
    var columnInk = columnInk.mutableSpan
    // Bounds that are known before the row need no check at each of its pixels.
    precondition(
      start >= 0 && start + bytes.count <= target.count && bytes.count <= columnInk.count,
      "\(bytes.count) pixels from \(start) on are outside a padded image of \(target.count)")
    var ink: UInt8 = 0
    for column in bytes.indices {
      target[start + column] = Float(bytes[column]) * (1 / 255)
      columnInk[column] |= bytes[column]
      ink |= bytes[column]
    }
    return ink != 0
  }

  /// Makes strokes thicker by `amount` pixels of their width, or thinner where it is negative; from −2 to 2.
  ///
  /// Grey dilation gives each pixel the most ink among itself and its four neighbours, which moves every edge of a
  /// stroke outwards by one pixel, erosion the least; here every pixel goes a part of the way there, half of
  /// `amount` on either side of a stroke. Paper outside the picture stays paper.
  mutating func thicken(by amount: Float) {
    inkRows = max(1, inkRows.lowerBound - 1)..<min(height + 1, inkRows.upperBound + 1)
    inkColumns = max(1, inkColumns.lowerBound - 1)..<min(width + 1, inkColumns.upperBound + 1)
    swap(&pixels, &original)
    let (original, kernels, stride) = (original, kernels, stride)
    let (rows, columns) = (1..<height + 1, 1..<width + 1)
    var target = pixels.mutableSpan
    kernels.thicken(
      original.span, stride: stride, rows: rows, columns: columns, share: amount / 2,
      into: &target)
  }

  /// Looks up the grey at a place for each pixel of a picture as large as the padded image's, as `PictureKernels` takes them.
  func look(at places: Span<Lanes>, into greys: inout MutableSpan<Float>) {
    kernels.interpolate(
      pixels.span, stride: stride, ink: (inkColumns, inkRows), at: places, columns: width, into: &greys)
  }
}
