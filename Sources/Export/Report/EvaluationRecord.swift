// What a report is made of. It holds what others have measured and read; it measures and reads nothing itself.

import IDX
import MLP

/// A network, the examples that it was measured on, what came of it, and how it came to be.
///
/// The texts may be anybody's, a weights file's metadata for instance: the page shows them and obeys none.
public struct EvaluationRecord: Sendable {
  public let network: Network
  public let examples: LabeledImages
  /// The answers to all of the examples, in their order.
  public let predictions: Predictions
  /// T of softmax(z / T), with which the predictions were made.
  public let temperature: Float
  /// What the predictions come to.
  public let evaluation: Evaluation
  public let calibration: Calibration

  /// What people call the data set, `MNIST`, and the part of it that was read, `test`.
  public var dataSet = ""
  public var split = ""
  /// What the classes are called: as many as the network has.
  public let classNames: [String]
  /// The mistakes on labels that people dispute; nil where no labels are known to be.
  public var disputes: [Dispute]?
  /// Who found that out and where it is written down, for the page to say.
  public var disputesSource = ""
  /// What damage to the images does; nil where none was done.
  public var damage: DamageRecord?
  /// What the weights are called in a sentence.
  public var weights = ""
  /// What the weights file says about itself, in the order in which it is shown.
  public var metadata: [(name: String, text: String)] = []
  /// The epochs of the training, from the first; empty where they are not known.
  public var history: [TrainingEpoch] = []
  /// The command line that makes these weights; nil where it is not known.
  public var trainingCommand: String?
  /// The command line that makes the report.
  public var reportCommand = ""
  /// The version of the program.
  public var version = ""

  /// The record of `network` reading `examples`.
  ///
  /// Traps unless there are as many predictions as examples, as many names as classes, and an input for each pixel.
  public init(
    network: Network, examples: LabeledImages, predictions: Predictions, temperature: Float,
    classNames: [String]
  ) {
    precondition(
      predictions.count == examples.count && predictions.classCount == network.classCount
        && classNames.count == network.classCount
        && network.inputCount == examples.rows * examples.columns,
      "\(predictions.count) predictions in \(predictions.classCount) classes, \(classNames.count) of them named, "
        + "are not those of \(network.layerSizes) on \(examples.count) images")
    self.network = network
    self.examples = examples
    self.predictions = predictions
    self.temperature = temperature
    self.classNames = classNames
    evaluation = Evaluation(predictions)
    calibration = Calibration(predictions)
  }
}

extension EvaluationRecord {
  /// Whether an example was read right.
  func isRight(_ example: Int) -> Bool {
    predictions.answers[example] == Int(predictions.labels[example])
  }

  /// The mistakes from the worst down: those that gave the true class the lowest probability.
  ///
  /// A loss that is no number, which overflowing weights make, comes first.
  var mistakes: [Int] {
    predictions.labels.indices.filter { !isRight($0) }
      .map { (example: $0, loss: predictions.losses[$0].isNaN ? .infinity : predictions.losses[$0]) }
      .sorted { ($1.loss, $0.example) < ($0.loss, $1.example) }
      .map(\.example)
  }
}
