// The pixel grid of a pass: the whole picture, or one of the seven passes of Adam7.

/// A regular grid of pixels that a PNG file stores as consecutive rows.
///
/// Source: <https://www.w3.org/TR/png-3/#8Interlace>.
struct PNGPass: Equatable {
  /// The column and row of the first pixel, and the step to the next.
  let x: Int
  let y: Int
  let xStep: Int
  let yStep: Int
  /// The pixels per row of the pass and its number of rows; both at least 1.
  let width: Int
  let height: Int

  /// The single pass of a non-interlaced picture.
  init(width: Int, height: Int) {
    self.init(x: 0, y: 0, xStep: 1, yStep: 1, width: width, height: height)
  }

  private init(x: Int, y: Int, xStep: Int, yStep: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.xStep = xStep
    self.yStep = yStep
    self.width = width
    self.height = height
  }

  /// The nonempty Adam7 passes of a picture of this size; empty passes take no bytes.
  static func adam7(width: Int, height: Int) -> [PNGPass] {
    let grids = [
      (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ]
    return grids.compactMap { x, y, xStep, yStep in
      guard x < width, y < height else { return nil }
      return PNGPass(
        x: x, y: y, xStep: xStep, yStep: yStep,
        width: (width - x + xStep - 1) / xStep, height: (height - y + yStep - 1) / yStep)
    }
  }
}
