// The temperature that a trained network is saved with. What it is fitted to is never the test set: images held out,
// or training images distorted anew.

import MLP

extension TrainingRun {
  /// The fewest images held out that a temperature is fitted to: among fewer the mistakes are a handful or none.
  static let fewestHeldBack = 100
  /// The most training images that it is fitted to: the default network gets some 50 of so many wrong.
  static let mostTrainedOn = 10_000

  /// T of softmax(z / T) for `network`, the result of this training: see `LabeledLogits.fittedTemperature`.
  ///
  /// Fitted to the images held out where these are many enough, else to images with the numbers `training`, one of ten
  /// distorted anew and the others as they are. This works for any network and any data set, and no image is lost to
  /// training. Measured on MNIST and on 302 digits of other people, presets quick, default and good: with none of them
  /// distorted, a network trained with elastic distortions is surer than it should be, for it has learnt the images by
  /// heart; with all of them, the others are less sure than they should be.
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

  /// Up to `mostTrainedOn` of these numbers, evenly spread over all of them: of each ten the first to be distorted,
  /// the others not.
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
