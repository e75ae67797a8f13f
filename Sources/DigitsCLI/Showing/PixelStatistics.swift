// Per-class pixel statistics of a data set, from one pass over all bytes. Sums are exact integers, so the order of
// summation does not matter.

import IDX

/// The number of images in each class, and a histogram of their pixel values.
struct PixelStatistics {
  /// The statistics of one class, or of all.
  struct Figures: Equatable {
    var images = 0
    /// The number of pixels with each value, from 0 for paper to 255 for ink.
    var histogram = [Int](repeating: 0, count: 256)

    private var pixels: Double { Double(histogram.reduce(0, +)) }

    /// The mean of all pixels, with paper as 0 and ink as 1; NaN without pixels.
    var mean: Double { moment(1) / 255 }
    /// The standard deviation of all pixels, on the same scale.
    var deviation: Double {
      let mean = moment(1)
      return max(0, moment(2) - mean * mean).squareRoot() / 255
    }
    /// The fraction of pixels that are ink, with values of 128 or more.
    var ink: Double { Double(histogram[128...].reduce(0, +)) / pixels }

    /// The mean of the pixel values raised to a power.
    private func moment(_ power: Int) -> Double {
      let sum = histogram.indices.reduce(0) { $0 + (power == 1 ? $1 : $1 * $1) * histogram[$1] }
      return Double(sum) / pixels
    }
  }

  /// The statistics by label.
  let classes: [Figures]

  init(of examples: LabeledImages) {
    let pixels = examples.rows * examples.columns
    var images = [Int](repeating: 0, count: examples.classCount)
    var counts = [Int](repeating: 0, count: 256 * examples.classCount)
    examples.images.withSpan { bytes in
      for (number, label) in examples.labels.enumerated() {
        images[Int(label)] += 1
        let start = 256 * Int(label)
        for place in number * pixels..<(number + 1) * pixels { counts[start + Int(bytes[place])] += 1 }
      }
    }
    classes = images.enumerated().map { label, count in
      Figures(images: count, histogram: Array(counts[256 * label..<256 * (label + 1)]))
    }
  }

  /// The statistics of all classes together.
  var all: Figures {
    classes.reduce(into: Figures()) { sum, figures in
      sum.images += figures.images
      for value in 0..<256 { sum.histogram[value] += figures.histogram[value] }
    }
  }
}
