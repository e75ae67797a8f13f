// Likely causes of poor accuracy on a data set: images in another convention than the network's training data, or
// inputs that were standardised in training.

import DigitReader
import IDX
import MLP
import Tensor
import Terminal

/// Warnings about the result of an evaluation.
struct EvalDoubts {
  let words: [String]

  /// An accuracy below this multiple of chance is near chance.
  private static let nearChance = 2.0
  /// The minimum number of classes for which chance is far from a good result.
  private static let fewestClasses = 4

  init(
    about model: Model, on data: OpenDataSet, _ split: Split, _ evaluation: Evaluation, engine: Engine
  ) {
    // A network with good accuracy needs no diagnosis.
    guard evaluation.accuracy < 0.9 else {
      words = []
      return
    }
    if let words = Witness(model, reading: data, split, engine: engine)?.words {
      self.words = [words]
      return
    }
    let witness = Witness(data, split, engine: engine)
    var words = witness?.words.map { [$0] } ?? []
    let classes = Double(evaluation.classes.count)
    if words.isEmpty, evaluation.classes.count >= Self.fewestClasses,
      evaluation.accuracy < Self.nearChance / classes, let witness, witness.asTheyAre >= Witness.wellRead
    {
      words.append(
        "The network does little better than chance, but the shipped network reads"
          + " \(Witness.percent(witness.asTheyAre)) of these images. If this one was trained on standardised inputs, set"
          + " --input-mean and --input-std: 0.1307 and 0.3081 are usual for MNIST.")
    }
    self.words = words
  }
}
