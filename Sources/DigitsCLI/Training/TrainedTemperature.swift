// Fits the temperature of a trained network. It uses held-out images or newly augmented training images, never the
// test set.

import MLP

extension TrainingRun {
  /// The minimum number of held-out images for fitting; with fewer there are hardly any mistakes.
  static let fewestHeldBack = 100
  /// The maximum number of training images for fitting; the default network misclassifies about 50 of these.
  static let mostTrainedOn = 10_000

  /// T of softmax(z / T) for `network`, the result of this training; see `LabeledLogits.fittedTemperature`.
  ///
  /// Fitted to the held-out images if there are enough, otherwise to the images with the indices `training`, of which
  /// one in ten is newly augmented and the others are unchanged. This works for any network and data set, and holds
  /// out no training images. The mixture was chosen on MNIST and on 302 digits by other people, with the presets
  /// quick, default and good: with no augmented images, a network trained with elastic distortions is overconfident
  /// because it has memorized the images; with only augmented images, the other networks are underconfident.
  mutating func fittedTemperature(
    of network: Network, training: [Int]
  ) throws(Interrupted) -> Float {
    let logits: LabeledLogits
    if Self.isEnough(heldOut: validation.count) {
      logits = try self.logits(of: network, on: examples, validation)
    } else {
      let (distorted, plain) = Self.chosen(among: training)
      logits = try self.logits(of: network, on: examples, distorted, varied: InputVariation(after: options))
        .followed(by: self.logits(of: network, on: examples, plain))
    }
    return Float(logits.fittedTemperature(smoothing: 1 / Double(logits.count + 1)))
  }

  static func isEnough(heldOut count: Int) -> Bool { count >= fewestHeldBack }

  /// Up to `mostTrainedOn` of these indices, evenly spaced: the first of every ten to be distorted, the others plain.
  static func chosen(among numbers: [Int]) -> (distorted: [Int], plain: [Int]) {
    let step = max(1, (numbers.count + mostTrainedOn - 1) / mostTrainedOn)
    let chosen = stride(from: 0, to: numbers.count, by: step).map { numbers[$0] }
    let places = chosen.indices
    return (
      places.filter { $0.isMultiple(of: 10) }.map { chosen[$0] },
      places.filter { !$0.isMultiple(of: 10) }.map { chosen[$0] }
    )
  }
}
