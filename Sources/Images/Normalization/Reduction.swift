// Reduces large pictures by a whole factor before the search: a digit needs tens of pixels, not thousands. Each sample
// is the average of a square.

extension Picture {
  /// The picture averaged over the smallest squares that bring both sides to at most `longest`.
  ///
  /// Returns the picture and the side of the squares, which is 1 when no reduction is needed. Partial squares at the
  /// right and bottom edges are averaged over the pixels they have. Channels are averaged separately, so the picture
  /// must not have alpha, which would have to weight the others.
  func reduced(toFit longest: Int) -> (picture: Picture, factor: Int) {
    precondition(!channels.hasAlpha, "transparency is removed before a picture is reduced")
    let factor = (max(width, height) + longest - 1) / longest
    guard factor > 1 else { return (self, 1) }
    let newWidth = (width + factor - 1) / factor
    let newHeight = (height + factor - 1) / factor
    let channelCount = channels.count
    var result: [UInt8] = []
    result.reserveCapacity(newWidth * newHeight * channelCount)
    var sums = [Int](repeating: 0, count: newWidth * channelCount)
    for row in 0..<newHeight {
      let rows = row * factor..<min((row + 1) * factor, height)
      for index in sums.indices { sums[index] = 0 }
      for y in rows { addRow(y, by: factor, to: &sums) }
      for column in 0..<newWidth {
        let columns = min((column + 1) * factor, width) - column * factor
        let area = columns * rows.count
        for index in column * channelCount..<(column + 1) * channelCount {
          result.append(UInt8((sums[index] + area / 2) / area))
        }
      }
    }
    return (Picture(width: newWidth, height: newHeight, channels: channels, samples: result), factor)
  }

  /// Adds the samples of row `y` to the sums of their squares.
  private func addRow(_ y: Int, by factor: Int, to sums: inout [Int]) {
    let channelCount = channels.count
    let row = samples.span.extracting(y * width * channelCount..<(y + 1) * width * channelCount)
    var target = sums.mutableSpan
    for channel in 0..<channelCount {
      var square = channel
      var left = factor
      var index = channel
      while index < row.count {
        target[square] += Int(row[index])
        index += channelCount
        left -= 1
        if left == 0 {
          square += channelCount
          left = factor
        }
      }
    }
  }
}

extension GrayImage {
  /// The image reduced in the same way.
  func reduced(toFit longest: Int) -> (image: GrayImage, factor: Int) {
    let (picture, factor) = Picture(width: width, height: height, channels: .gray, samples: samples)
      .reduced(toFit: longest)
    return (GrayImage(width: picture.width, height: picture.height, samples: picture.samples), factor)
  }
}
