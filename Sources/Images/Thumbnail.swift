// Scales pictures down for display on a terminal. The network's input comes from the digit normaliser instead.

extension Picture {
  /// The picture in RGB, scaled down to fit into `width` x `height`; never enlarged.
  ///
  /// Each pixel is the average of the pixels it covers. Transparent parts are composited on the background that the
  /// normaliser uses. Traps when a side is not positive.
  public func thumbnail(fitting width: Int, by height: Int) -> Picture {
    precondition(width > 0 && height > 0, "nothing fits into \(width)x\(height)")
    let scale = min(1, Double(width) / Double(self.width), Double(height) / Double(self.height))
    let columns = max(1, Int((Double(self.width) * scale).rounded()))
    let rows = max(1, Int((Double(self.height) * scale).rounded()))
    let picture = opaque()
    var samples: [UInt8] = []
    samples.reserveCapacity(rows * columns * 3)
    for row in 0..<rows {
      for column in 0..<columns {
        picture.appendAverage(
          of: column * self.width / columns..<(column + 1) * self.width / columns,
          rows: row * self.height / rows..<(row + 1) * self.height / rows, to: &samples)
      }
    }
    return Picture(width: columns, height: rows, channels: .rgb, samples: samples)
  }

  /// The luma of the opaque picture, stretched to 0...255 and inverted if needed so that most pixels are nearer to 0
  /// (paper).
  ///
  /// This is a heuristic for display only. A picture of one shade is all paper.
  public var inkOnPaper: GrayImage {
    let light = GrayImage(luminanceOf: self)
    let levels = light.samples.map { Int($0) }
    let darkest = levels.min() ?? 0
    let lightest = levels.max() ?? 0
    let range = max(lightest - darkest, 1)
    let lighter = levels.count { level in 2 * (level - darkest) > range }
    let paperIsLight = 2 * lighter > levels.count
    let ink = levels.map { level in
      let distance = paperIsLight ? lightest - level : level - darkest
      return UInt8(distance * 255 / range)
    }
    return GrayImage(width: width, height: height, samples: ink)
  }

  /// Appends the average red, green and blue of a rectangle; the picture has no alpha.
  private func appendAverage(of columns: Range<Int>, rows: Range<Int>, to result: inout [UInt8]) {
    var sums = (red: 0, green: 0, blue: 0)
    let step = channels.count
    let (green, blue) = channels.hasColor ? (1, 2) : (0, 0)
    let span = samples.span
    for row in rows {
      for column in columns {
        let start = (row * width + column) * step
        sums.red += Int(span[start])
        sums.green += Int(span[start + green])
        sums.blue += Int(span[start + blue])
      }
    }
    let count = rows.count * columns.count
    for sum in [sums.red, sums.green, sums.blue] { result.append(UInt8((sum + count / 2) / count)) }
  }
}
