// Removes uneven light and shadows by dividing each pixel by the level of the paper around it. Paper is what fills most
// of a neighbourhood, so ink that fills one is mistaken for paper.

extension GrayImage {
  /// The level of the paper in the result: some range above it for light ink, more below it for dark ink.
  static let evenPaper = 170.0
  /// The longer side of the reduced copy in which the paper's level is estimated.
  private static let smallSide = 64
  /// The least paper level to divide by; darker paper is not lightened further.
  private static let darkestPaper = 8.0

  /// The picture in even light: each sample divided by the local paper level, with paper at `evenPaper`.
  ///
  /// The paper's level is the median over a neighbourhood half as long as the picture. A median follows gradients,
  /// keeps the edges of shadows and ignores thin strokes. Near the picture's edges, where the neighbourhood is cropped,
  /// it lags behind curved shading; a second pass removes the remainder.
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

  /// The median filter: for each sample, the lower median of the square around it, half as long as the longer side and
  /// cropped to the picture.
  func localMedians() -> [UInt8] {
    let reach = max(width, height) / 4
    // The samples of a column enter and leave the square together, so they should be neighbours in memory.
    let columns = transposed.samples
    var medians: [UInt8] = []
    medians.reserveCapacity(samples.count)
    for y in 0..<height {
      let rows = max(y - reach, 0)..<min(y + reach + 1, height)
      var window = MedianWindow()
      func count(column x: Int, by step: Int32) {
        let column = x * height + rows.lowerBound..<x * height + rows.upperBound
        window.count(columns.span.extracting(column), by: step)
      }
      for x in 0..<min(reach, width) { count(column: x, by: 1) }
      for x in 0..<width {
        if x + reach < width { count(column: x + reach, by: 1) }
        if x > reach { count(column: x - reach - 1, by: -1) }
        medians.append(window.median())
      }
    }
    return medians
  }

  /// Each sample divided by `paper`, which has one value per square of `factor` pixels and is interpolated bilinearly
  /// between the squares' centres.
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

/// The position of a pixel between the centres of two squares along one axis.
private struct Between {
  let first: Int
  let second: Int
  private let share: Double

  /// Pixel `index` along `count` squares of `factor` pixels; clamped beyond the outermost centres.
  init(_ index: Int, factor: Int, count: Int) {
    let place = min(max((Double(index) + 0.5) / Double(factor) - 0.5, 0), Double(count - 1))
    first = Int(place)
    second = min(first + 1, count - 1)
    share = place - Double(first)
  }

  func value(_ a: Double, _ b: Double) -> Double { a + share * (b - a) }
}

/// The samples of a window that moves by whole columns, and their lower median.
private struct MedianWindow {
  private var counts = InlineArray<256, Int32>(repeating: 0)
  private var total: Int32 = 0
  /// The last median and the number of darker samples: the next median is close to it.
  private var level: UInt8 = 0
  private var darker: Int32 = 0

  /// Adds samples (`step` 1) or removes them (−1).
  mutating func count(_ samples: Span<UInt8>, by step: Int32) {
    var fewer: Int32 = 0
    for index in samples.indices {
      let sample = samples[index]
      counts[Int(sample)] += step
      fewer += sample < level ? 1 : 0
    }
    darker += step * fewer
    total += step * Int32(samples.count)
  }

  mutating func median() -> UInt8 {
    while 2 * darker >= total {
      level -= 1
      darker -= counts[Int(level)]
    }
    while 2 * (darker + counts[Int(level)]) < total {
      darker += counts[Int(level)]
      level += 1
    }
    return level
  }
}
