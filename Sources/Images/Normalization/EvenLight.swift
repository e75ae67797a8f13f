// Removes uneven light and shadows from a picture: each pixel is compared with the paper around it.
// Paper is whatever fills most of a neighbourhood; ink that fills one is mistaken for paper.

extension GrayImage {
  /// The level that the paper is brought to: room above it for light ink, more room below it for dark ink.
  static let evenPaper = 170.0
  /// The longer side of the small copy in which the paper is looked for.
  private static let smallSide = 64
  /// Paper darker than this is not made any lighter.
  private static let darkestPaper = 8.0

  /// The picture as it would be in even light: every sample over the paper's level there, paper at `evenPaper`.
  ///
  /// The paper's level is the median of a neighbourhood half as long as the picture. A median follows a gradient and
  /// keeps the edge of a shadow, and thin strokes do not move it; near the picture's edges, where the neighbourhood
  /// is cut off, it lags behind a curved shade, which a second round takes out.
  func evenlyLit() -> GrayImage {
    let (small, factor) = reduced(toFit: Self.smallSide)
    let first = small.localMedians().map { max(Double($0), Self.darkestPaper) }
    let evened = GrayImage(
      width: small.width, height: small.height,
      samples: zip(small.samples, first).map { sample, paper in
        UInt8(min(Double(sample) / paper * Self.evenPaper, 255) + 0.5)
      })
    let paper = zip(evened.localMedians(), first).map {
      $1 * max(Double($0), Self.darkestPaper) / Self.evenPaper
    }
    return divided(by: paper, width: small.width, height: small.height, factor: factor)
  }

  /// The lower median of the square around each sample, half as long as the longer side, as far as there is picture.
  func localMedians() -> [UInt8] {
    let reach = max(width, height) / 4
    var medians: [UInt8] = []
    medians.reserveCapacity(samples.count)
    for y in 0..<height {
      let rows = max(y - reach, 0)..<min(y + reach + 1, height)
      var counts = [Int](repeating: 0, count: 256)
      var total = 0
      // The last median, and how many samples are darker: the next one is near.
      var level = 0
      var darker = 0
      func count(column: Int, by step: Int) {
        for row in rows {
          let sample = Int(samples[row * width + column])
          counts[sample] += step
          if sample < level { darker += step }
        }
        total += step * rows.count
      }
      for column in 0..<min(reach, width) { count(column: column, by: 1) }
      for x in 0..<width {
        if x + reach < width { count(column: x + reach, by: 1) }
        if x > reach { count(column: x - reach - 1, by: -1) }
        while 2 * darker >= total {
          level -= 1
          darker -= counts[level]
        }
        while 2 * (darker + counts[level]) < total {
          darker += counts[level]
          level += 1
        }
        medians.append(UInt8(level))
      }
    }
    return medians
  }

  /// Every sample over `paper`, which is given for squares of `factor` pixels and lies on straight lines between
  /// their centres.
  private func divided(by paper: [Double], width smallWidth: Int, height smallHeight: Int, factor: Int)
    -> GrayImage
  {
    let columns = (0..<width).map { Between($0, factor: factor, count: smallWidth) }
    var result: [UInt8] = []
    result.reserveCapacity(samples.count)
    for y in 0..<height {
      let row = Between(y, factor: factor, count: smallHeight)
      let line = (0..<smallWidth).map { column in
        row.value(paper[row.first * smallWidth + column], paper[row.second * smallWidth + column])
      }
      for x in 0..<width {
        let level = columns[x].value(line[columns[x].first], line[columns[x].second])
        result.append(UInt8(min(Double(samples[y * width + x]) / level * Self.evenPaper, 255) + 0.5))
      }
    }
    return GrayImage(width: width, height: height, samples: result)
  }
}

/// Where a pixel lies between the centres of two squares along one axis.
private struct Between {
  let first: Int
  let second: Int
  private let share: Double

  /// Pixel `index` among `count` squares of `factor` pixels; beyond the outermost centres it is level.
  init(_ index: Int, factor: Int, count: Int) {
    let place = min(max((Double(index) + 0.5) / Double(factor) - 0.5, 0), Double(count - 1))
    first = Int(place)
    second = min(first + 1, count - 1)
    share = place - Double(first)
  }

  func value(_ a: Double, _ b: Double) -> Double { a + share * (b - a) }
}
