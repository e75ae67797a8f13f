// Some images of a data set, drawn from a seed: as they are, or as training with a distortion sees them.

import Augmentation
import IDX
import MLP
import Random

/// An image of a data set.
struct Sample: Equatable {
  /// Its place in the split, from 0.
  let number: Int
  let label: Int
  /// rows x columns pixels, 0 for paper and 255 for ink.
  var pixels: [UInt8]
}

extension Sample {
  /// Up to `count` different images of a split, or of those with one label, in an order that the seed decides.
  ///
  /// The first of many are the same whatever `count` is.
  static func draw(_ count: Int, from examples: LabeledImages, label: Int?, seed: UInt64) -> [Sample] {
    var numbers = Array(0..<examples.count)
    if let label { numbers.removeAll { examples.labels[$0] != label } }
    var generator = SeededGenerator(seed: seed)
    generator.shuffle(&numbers)
    return numbers.prefix(count).map { number in
      Sample(
        number: number, label: Int(examples.labels[number]), pixels: examples.image(at: number).array)
    }
  }

  /// This image as a training with that seed sees it in its first epoch.
  func distorted(by distortion: Distortion, seed: UInt64, in augmenter: inout Augmenter) -> Sample {
    var generator = InputVariation.generator(ofExample: number, epoch: 1, seed: seed)
    var result = self
    result.pixels = augmenter.distorted(
      pixels.span, label: label, by: distortion.scaled(width: augmenter.width, height: augmenter.height),
      using: &generator)
    return result
  }
}
