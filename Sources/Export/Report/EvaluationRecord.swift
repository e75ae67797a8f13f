// The data of a report, collected by its caller.

import IDX
import MLP

/// A network, the examples it was evaluated on, the results, and how the network was made.
///
/// Texts may come from untrusted sources, such as a weights file's metadata; the page escapes them.
public struct EvaluationRecord: Sendable {
  public let network: Network
  public let examples: LabeledImages
  /// The answers to all examples, in order.
  public let predictions: Predictions
  /// The temperature T of softmax(z / T) used for the predictions.
  public let temperature: Float
  /// The metrics computed from the predictions.
  public let evaluation: Evaluation
  public let calibration: Calibration

  /// The display name of the data set, `MNIST`, and of the part evaluated, `test`.
  public var dataSet = ""
  public var split = ""
  /// The names of the classes, one per class of the network.
  public let classNames: [String]
  /// The mistakes on disputed labels; nil when no disputes are known for the data set.
  public var disputes: [Dispute]?
  /// Who found the disputed labels and where they are published.
  public var disputesSource = ""
  /// The accuracy on damaged images; nil when not measured.
  public var damage: DamageRecord?
  /// The name of the weights in a sentence.
  public var weights = ""
  /// The metadata of the weights file, in order of display.
  public var metadata: [(name: String, text: String)] = []
  /// The epochs of the training, from the first; empty when unknown.
  public var history: [TrainingEpoch] = []
  /// The command line that trains these weights; nil when unknown.
  public var trainingCommand: String?
  /// The command line that makes this report.
  public var reportCommand = ""
  /// The version of the program.
  public var version = ""

  /// The record of `network` evaluated on `examples`.
  ///
  /// Traps unless there are as many predictions as examples, as many names as classes, and one input per pixel.
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
  /// Whether an example was classified correctly.
  func isRight(_ example: Int) -> Bool {
    predictions.answers[example] == Int(predictions.labels[example])
  }

  /// The mistakes in order of descending loss.
  ///
  /// NaN losses, from overflowing weights, come first.
  var mistakes: [Int] {
    predictions.labels.indices.filter { !isRight($0) }
      .map { (example: $0, loss: predictions.losses[$0].isNaN ? .infinity : predictions.losses[$0]) }
      .sorted { ($1.loss, $0.example) < ($0.loss, $1.example) }
      .map(\.example)
  }
}
