// A picture made small enough to be looked at on a terminal: plain averages, in colour. For eyes only; what the
// network is given is made by the digit normaliser.

extension Picture {
  /// The picture in red, green and blue, scaled down so that it fits into `width` x `height`; never enlarged.
  ///
  /// Each pixel is the average of the pixels that it covers. Transparent parts are shown on white, or on black where
  /// what is visible is light on the whole. Traps when a side is not positive.
  public func thumbnail(fitting width: Int, by height: Int) -> Picture {
    precondition(width > 0 && height > 0, "nothing fits into \(width)x\(height)")
    let scale = min(1, Double(width) / Double(self.width), Double(height) / Double(self.height))
    let columns = max(1, Int((Double(self.width) * scale).rounded()))
    let rows = max(1, Int((Double(self.height) * scale).rounded()))
    var averages: [(red: Int, green: Int, blue: Int, alpha: Int)] = []
    averages.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        averages.append(
          average(
            of: column * self.width / columns..<(column + 1) * self.width / columns,
            rows: row * self.height / rows..<(row + 1) * self.height / rows))
      }
    }
    let visible = averages.reduce(0) { $0 + $1.alpha }
    let light = averages.reduce(0) { $0 + ($1.red + $1.green + $1.blue) / 3 }
    let background = 2 * light <= visible ? 255 : 0
    return Picture(
      width: columns, height: rows, channels: .rgb,
      samples: averages.flatMap { average in
        [average.red, average.green, average.blue].map { color in
          UInt8(min(color + background * (255 - average.alpha) / 255, 255))
        }
      })
  }

  /// The averages over a rectangle of colour times opacity, and of opacity, each 0...255.
  private func average(
    of columns: Range<Int>, rows: Range<Int>
  ) -> (red: Int, green: Int, blue: Int, alpha: Int) {
    var sums = (red: 0, green: 0, blue: 0, alpha: 0)
    let step = channels.count
    let (green, blue) = channels.hasColor ? (1, 2) : (0, 0)
    for row in rows {
      for column in columns {
        let start = (row * width + column) * step
        let alpha = channels.hasAlpha ? Int(samples[start + step - 1]) : 255
        sums.red += Int(samples[start]) * alpha
        sums.green += Int(samples[start + green]) * alpha
        sums.blue += Int(samples[start + blue]) * alpha
        sums.alpha += alpha
      }
    }
    let count = rows.count * columns.count
    func rounded(_ sum: Int, by divisor: Int) -> Int { (sum + divisor / 2) / divisor }
    return (
      rounded(sums.red, by: 255 * count), rounded(sums.green, by: 255 * count),
      rounded(sums.blue, by: 255 * count), rounded(sums.alpha, by: count)
    )
  }
}
