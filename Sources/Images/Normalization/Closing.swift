// Grey closing by a square: whatever is dark and narrower than the square is filled with the light around it. It knows
// nothing of ink; ThinStrokes compares a picture with its closing.

extension GrayImage {
  /// The closing by a square of `side` pixels: the least, over the squares that hold a pixel, of each one's lightest
  /// sample. Squares may reach beyond the picture's edges, where there is nothing.
  ///
  /// Dark lines narrower than the square take the level of their surroundings, and so do dark islands; a wide dark
  /// surface keeps its level up to its edge. An even `side` counts as the next odd one. Its cost does not depend on
  /// `side`.
  /// Source: M. van Herk, "A fast algorithm for local minimum and maximum filters on rectangular and octagonal
  /// kernels", 1992, <https://doi.org/10.1016/0167-8655(92)90069-C>.
  func closed(bySquareOf side: Int) -> GrayImage {
    let reach = side / 2
    guard reach > 0 else { return self }
    // A frame of what is darker than anything, as wide as a square may reach beyond the edge; the second pass takes
    // no notice of what lies beyond that.
    let framed = framed(by: reach).greatest(within: reach).inverted.greatest(within: reach).inverted
    return framed.cropped(to: PixelBox(x: reach, y: reach, width: width, height: height))
  }

  /// The picture with `margin` samples of 0 on each side.
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
    GrayImage(width: width, height: height, samples: samples.map { 255 - $0 })
  }

  /// The greatest sample within `reach` columns and rows of each.
  private func greatest(within reach: Int) -> GrayImage {
    greatestAlongRows(within: reach).transposed.greatestAlongRows(within: reach).transposed
  }

  /// For each sample the greatest of its row within `reach` columns.
  ///
  /// The row is cut into blocks as long as the window, so that every window is the end of one block and the beginning
  /// of the next: two running maxima, forwards and backwards through each block, answer for all of them.
  private func greatestAlongRows(within reach: Int) -> GrayImage {
    let window = 2 * reach + 1
    let padded = (width + 2 * reach + window - 1) / window * window
    var line = [UInt8](repeating: 0, count: padded)
    var forwards = line
    var backwards = line
    var result = [UInt8](repeating: 0, count: samples.count)
    for y in 0..<height {
      let start = y * width
      for x in 0..<width { line[reach + x] = samples[start + x] }
      for block in stride(from: 0, to: padded, by: window) {
        var most: UInt8 = 0
        for index in block..<block + window {
          most = max(most, line[index])
          forwards[index] = most
        }
        most = 0
        for index in (block..<block + window).reversed() {
          most = max(most, line[index])
          backwards[index] = most
        }
      }
      for x in 0..<width { result[start + x] = max(backwards[x], forwards[x + window - 1]) }
    }
    return GrayImage(width: width, height: height, samples: result)
  }

  /// Rows as columns.
  private var transposed: GrayImage {
    var result = [UInt8](repeating: 0, count: samples.count)
    // In tiles, so that neither side of the copy leaves the cache.
    let tile = 32
    for top in stride(from: 0, to: height, by: tile) {
      for left in stride(from: 0, to: width, by: tile) {
        for y in top..<min(top + tile, height) {
          for x in left..<min(left + tile, width) { result[x * height + y] = samples[y * width + x] }
        }
      }
    }
    return GrayImage(width: height, height: width, samples: result)
  }
}
