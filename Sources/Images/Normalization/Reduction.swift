// Makes large pictures small before anything is looked for in them: a digit needs tens of pixels, not thousands.
// Only ever reduces, by whole factors, so that every sample is the plain average of a square.

extension GrayImage {
  /// The picture averaged over squares of the least whole size that brings both sides to `longest` or less.
  ///
  /// Returns the picture and the side of the squares, 1 when it is small enough already. Squares at the right and
  /// bottom edges that the picture does not fill are averaged over what it has.
  func reduced(toFit longest: Int) -> (image: GrayImage, factor: Int) {
    let factor = (max(width, height) + longest - 1) / longest
    guard factor > 1 else { return (self, 1) }
    let newWidth = (width + factor - 1) / factor
    let newHeight = (height + factor - 1) / factor
    var result: [UInt8] = []
    result.reserveCapacity(newWidth * newHeight)
    for row in 0..<newHeight {
      let rows = row * factor..<min((row + 1) * factor, height)
      var sums = [Int](repeating: 0, count: newWidth)
      for y in rows {
        var column = 0
        var left = factor
        for index in y * width..<(y + 1) * width {
          sums[column] += Int(samples[index])
          left -= 1
          if left == 0 {
            column += 1
            left = factor
          }
        }
      }
      for column in 0..<newWidth {
        let columns = min((column + 1) * factor, width) - column * factor
        let area = columns * rows.count
        result.append(UInt8((sums[column] + area / 2) / area))
      }
    }
    return (GrayImage(width: newWidth, height: newHeight, samples: result), factor)
  }
}
