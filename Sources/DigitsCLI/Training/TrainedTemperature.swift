// The temperature that a trained network is saved with. What it is fitted to is never the test set: images held back,
// or training images distorted anew.

import MLP

extension TrainingRun {
  /// The fewest images held back that a temperature is fitted to: among fewer the mistakes are a handful or none.
  static let fewestHeldBack = 100
  /// The most training images that are distorted for it. 5,000 of MNIST have some 50 mistakes of the default network,
  /// and the temperature a standard error of 4 %.
  static let mostDistorted = 5_000

  /// T of softmax(z / T) for `network`, the result of this training: see `LabeledLogits.fittedTemperature`.
  ///
  /// Fitted to the images held back where these are many enough, else to the images with the numbers `training`, each
  /// distorted anew. Measured on MNIST with the presets quick, default and good, three seeds each: the expected
  /// calibration error on the test set was 0.2 to 0.4 points, on 302 digits of other people 1.0 to 2.4. Images as they
  /// are gave 0.3 to 0.5 and up to 2.9: a network is surer of what it has learnt by heart. Any network and any data set
  /// will do, and no image is lost to training.
  mutating func fittedTemperature(
    of network: Network, training: [Int]
  ) throws(Interrupted) -> Float {
    let logits =
      if validation.count >= Self.fewestHeldBack {
        try logits(of: network, on: examples, validation)
      } else {
        try logits(
          of: network, on: examples, Self.spread(training), varied: InputVariation(after: options))
      }
    return Float(logits.fittedTemperature(smoothing: 1 / Double(logits.count + 1)))
  }

  /// Up to `mostDistorted` of these numbers, evenly spread over all of them.
  static func spread(_ numbers: [Int]) -> [Int] {
    let step = max(1, (numbers.count + mostDistorted - 1) / mostDistorted)
    return stride(from: 0, to: numbers.count, by: step).map { numbers[$0] }
  }
}
