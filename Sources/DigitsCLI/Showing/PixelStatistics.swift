// What the pixels of a data set come to, class by class: counted once over all bytes, then only divided.
// Exact: sums of integers, so that neither order nor rounding matters.

import IDX

/// How many images there are of each class, and how many of their pixels have each value.
struct PixelStatistics {
  /// Figures of one class, or of all.
  struct Figures: Equatable {
    var images = 0
    /// How many pixels have each value, 0 for paper to 255 for ink.
    var histogram = [Int](repeating: 0, count: 256)

    private var pixels: Double { Double(histogram.reduce(0, +)) }

    /// The mean of all pixels as the network sees them, paper being 0 and ink 1; not a number without any.
    var mean: Double { moment(1) / 255 }
    /// Their standard deviation, on the same scale.
    var deviation: Double {
      let mean = moment(1)
      return max(0, moment(2) - mean * mean).squareRoot() / 255
    }
    /// The share of pixels that are ink rather than paper: 128 and more.
    var ink: Double { Double(histogram[128...].reduce(0, +)) / pixels }

    /// The mean of the values to a power.
    private func moment(_ power: Int) -> Double {
      let sum = histogram.indices.reduce(0) { $0 + (power == 1 ? $1 : $1 * $1) * histogram[$1] }
      return Double(sum) / pixels
    }
  }

  /// In the order of the labels.
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

  /// The classes together.
  var all: Figures {
    classes.reduce(into: Figures()) { sum, figures in
      sum.images += figures.images
      for value in 0..<256 { sum.histogram[value] += figures.histogram[value] }
    }
  }
}
