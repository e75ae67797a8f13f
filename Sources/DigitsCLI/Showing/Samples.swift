// Random images of a data set, drawn with a seed, either unchanged or augmented as in training.

import Augmentation
import IDX
import MLP
import Random

/// An image of a data set.
struct Sample: Equatable {
  /// Its zero-based index in the split.
  let number: Int
  let label: Int
  /// rows x columns pixels, from 0 for paper to 255 for ink.
  var pixels: [UInt8]
}

extension Sample {
  /// Up to `count` different images of a split, or of one label, in a random order given by the seed.
  ///
  /// A larger `count` appends images and keeps the first ones.
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

  /// This image as augmented in the first epoch of a training with this seed.
  func distorted(by distortion: Distortion, seed: UInt64, in augmenter: inout Augmenter) -> Sample {
    var generator = InputVariation.generator(ofExample: number, epoch: 1, seed: seed)
    var result = self
    result.pixels = augmenter.distorted(
      pixels.span, label: label, by: distortion.scaled(width: augmenter.width, height: augmenter.height),
      using: &generator)
    return result
  }
}
