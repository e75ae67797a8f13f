// Grey-scale morphological closing by a square: fills dark areas narrower than the square with the surrounding light.

extension GrayImage {
  /// The closing by a square of `side` pixels: dilation (maximum over the square) followed by erosion (minimum).
  /// Squares may extend beyond the picture, where there are no samples.
  ///
  /// Dark lines narrower than the square take the level of their surroundings, and so do dark islands; a wide dark area
  /// keeps its level up to its edge. An even `side` is rounded up to odd. The cost does not depend on `side`.
  /// Source: M. van Herk, "A fast algorithm for local minimum and maximum filters on rectangular and octagonal
  /// kernels", 1992, <https://doi.org/10.1016/0167-8655(92)90069-C>.
  func closed(bySquareOf side: Int) -> GrayImage {
    let reach = side / 2
    guard reach > 0 else { return self }
    // A margin darker than any sample, as wide as a square may extend beyond the edge; the second pass ignores what
    // lies beyond it. The maximum over a square is that along columns of that along rows, in any order, and rows are the
    // columns of the transpose.
    let dilated = framed(by: reach).greatestAlongColumns(within: reach).transposed
      .greatestAlongColumns(within: reach)
    let eroded = dilated.inverted.greatestAlongColumns(within: reach).transposed
      .greatestAlongColumns(within: reach).inverted
    return eroded.cropped(to: PixelBox(x: reach, y: reach, width: width, height: height))
  }

  /// The picture with a margin of `margin` zeros on each side.
  private func framed(by margin: Int) -> GrayImage {
    let newWidth = width + 2 * margin
    var result = [UInt8](repeating: 0, count: newWidth * (height + 2 * margin))
    for y in 0..<height {
      let start = (y + margin) * newWidth + margin
      result.replaceSubrange(start..<start + width, with: samples[y * width..<(y + 1) * width])
    }
    return GrayImage(width: newWidth, height: height + 2 * margin, samples: result)
  }

  /// 255 − each sample.
  var inverted: GrayImage {
    var result = samples
    var target = result.mutableSpan
    for index in target.indices { target[index] = ~target[index] }
    return GrayImage(width: width, height: height, samples: result)
  }

  /// For each sample, the maximum within `reach` rows in its column.
  ///
  /// Columns are divided into blocks as long as the window, so that every window is the end of one block and the start
  /// of the next: the maximum of a forward and a backward running maximum. Works on columns, because neighbouring
  /// columns fill a vector.
  private func greatestAlongColumns(within reach: Int) -> GrayImage {
    let window = 2 * reach + 1
    let padded = (height + 2 * reach + window - 1) / window * window
    let none = [UInt8](repeating: 0, count: width)
    var most = none
    var forwards: [UInt8] = []
    forwards.reserveCapacity(padded * width)
    for row in 0..<padded {
      if row % window == 0 { most = none }
      raise(&most, toRow: row - reach)
      forwards += most
    }
    var result = [UInt8](repeating: 0, count: samples.count)
    var target = result.mutableSpan
    for row in (0..<padded).reversed() {
      if row % window == window - 1 { most = none }
      raise(&most, toRow: row - reach)
      guard row < height else { continue }
      let end = (row + window) * width
      let (first, second) = (most.span.extracting(0..<width), forwards.span.extracting(end - width..<end))
      precondition((row + 1) * width <= target.count)
      for x in first.indices { target[row * width + x] = max(first[x], second[x]) }
    }
    return GrayImage(width: width, height: height, samples: result)
  }

  /// Raises each element of `most` to the sample of row `y` in its column, if the picture has that row.
  private func raise(_ most: inout [UInt8], toRow y: Int) {
    guard 0..<height ~= y else { return }
    let line = samples.span.extracting(y * width..<(y + 1) * width)
    var target = most.mutableSpan
    precondition(line.count <= target.count)
    for x in line.indices { target[x] = max(target[x], line[x]) }
  }

  /// The transpose.
  var transposed: GrayImage {
    var result = [UInt8](repeating: 0, count: samples.count)
    let source = samples.span
    var target = result.mutableSpan
    // Tiled, so that both sides of the copy stay in cache.
    let tile = 32
    for top in stride(from: 0, to: height, by: tile) {
      for left in stride(from: 0, to: width, by: tile) {
        for y in top..<min(top + tile, height) {
          for x in left..<min(left + tile, width) { target[x * height + y] = source[y * width + x] }
        }
      }
    }
    return GrayImage(width: height, height: width, samples: result)
  }
}
