// The source image of a distortion: greys as Floats, with a margin of background.

import Tensor

/// An image in 0 ... 1, ink 1, with a margin of background, so that sampling needs no bounds checks.
///
/// Positions are in pixels of the padded image: the image's first pixel is at (1, 1).
struct PaddedImage {
  let width: Int
  let height: Int
  /// The row stride in pixels: the width plus a margin of one on the left and two on the right, since a sampled
  /// position may be on the first of these, and interpolation reads the pixel after it.
  let stride: Int
  private let kernels: PictureKernels
  private var pixels: [Float]
  /// The image before stroke width was changed.
  private var original: [Float]
  /// An upper bound on the ink in each column of the image.
  private var columnInk: [UInt8]
  /// The rows and columns of the padded image that bound its ink.
  private var inkRows = 1..<1
  private var inkColumns = 1..<1

  /// A padded image of background. Traps unless each side is from one to four million pixels, and the padded image has
  /// fewer than 2³¹.
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

  /// Loads an image of width x height bytes, row-major.
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

  /// Converts a row of bytes to the pixels from `start`, and returns whether it has ink.
  private static func load(
    _ bytes: Span<UInt8>, into pixels: inout [Float], from start: Int, columnInk: inout [UInt8]
  ) -> Bool {
    var target = pixels.mutableSpan
    var columnInk = columnInk.mutableSpan
    // Checked once per row, so that pixels need no bounds checks.
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

  /// Changes stroke width by `amount` pixels, from −2 to 2; thinner if negative.
  ///
  /// Greyscale dilation replaces each pixel by the maximum of itself and its four neighbours, which moves every edge of
  /// a stroke outwards by one pixel; erosion uses the minimum. Here every pixel moves part of the way, by half of
  /// `amount` on either side of a stroke. Background outside the image stays background.
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

  /// Samples a position for each pixel of an image of the original size; see `PictureKernels.interpolate`.
  func look(at places: Span<Lanes>, into greys: inout MutableSpan<Float>) {
    kernels.interpolate(
      pixels.span, stride: stride, ink: (inkColumns, inkRows), at: places, columns: width, into: &greys)
  }
}
