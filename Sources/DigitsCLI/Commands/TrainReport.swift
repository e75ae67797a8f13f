// The result of a training, as text and as the JSON object of `--json`.

import Formats
import MLP
import Tensor
import Terminal

/// The result of `digits train`.
struct TrainReport {
  let evaluation: Evaluation
  /// T of softmax(z / T).
  let temperature: Float
  let seconds: Double
  /// The trained network.
  let network: Network
  let data: OpenDataSet
  let model: String
  /// The file of per-epoch metrics, if any.
  let history: String?
  let seed: UInt64
  let engine: Engine
  let epochs: [EpochFigures]
  /// The epoch with the best validation result, whose network is saved; nil without early stopping.
  let bestEpoch: Int?
  let classWeights: ClassWeights
  let imagesPerEpoch: Int

  var text: String {
    let accuracy = NumberFormat.accuracy(correct: evaluation.correct, of: evaluation.count)
    let trainingSeconds = epochs.reduce(0) { $0 + $1.seconds }
    let pace = TrainingPace(
      images: epochs.count * imagesPerEpoch, seconds: trainingSeconds, network: network)
    let time = NumberFormat.duration(seconds: trainingSeconds) + (pace.text.map { ": \($0)" } ?? "")
    let table = history.map { ", epoch metrics to \($0.harmless())" } ?? ""
    let choice =
      bestEpoch.map { " (from epoch \($0) of \(epochs.count), the best on the held-out images)" } ?? ""
    return """
      Test accuracy on \(data.title): \(accuracy)
      Trained in \(time); \(NumberFormat.duration(seconds: seconds)) in all
      Weights saved to \(model.harmless())\(choice)\(table)
      """
  }

  /// A warning if the network is no better than a constant prediction; otherwise nil.
  var warning: String? {
    let commonest = evaluation.classes.map(\.support).max() ?? 0
    // With a single class, the constant prediction is correct.
    guard evaluation.correct <= commonest, commonest < evaluation.count else { return nil }
    return
      "The network is no better than always answering the most common class: it has learnt nothing. A lower"
      + " --learning-rate or more --epochs may help."
  }

  /// The commands to run next. `request` is the data set as the user named it.
  func nextCommands(data request: String?) -> String {
    let model = model == defaultModelFile ? "" : " --model \(model.shellWord)"
    let words = (request.map { ["--data", $0.shellWord] } ?? []) + self.data.conventions.options
    return "Next: digits eval\(model)\(words.map { " " + $0 }.joined()), or digits predict\(model) FILE"
  }

  var json: JSON {
    [
      // First, as in eval's JSON, for scripts that match it with a pattern.
      "accuracy": .number(evaluation.accuracy),
      "test_accuracy": .number(evaluation.accuracy),
      "standard_error": .number(evaluation.standardError),
      "correct": .integer(evaluation.correct),
      "count": .integer(evaluation.count),
      "loss": .number(evaluation.loss),
      "test_loss": .number(evaluation.loss),
      "temperature": .float(temperature),
      "seconds": .number(seconds),
      "parameters": .integer(network.parameterCount),
      "dataset": .string(data.name),
      "form": .string(data.form),
      "transposed": .boolean(data.conventions.transpose),
      "inverted": .boolean(data.conventions.invert),
      "pixel_range": data.conventions.pixelRange.map { .array([.number($0.paper), .number($0.ink)]) } ?? nil,
      "as_is": .boolean(data.conventions.asIs),
      "turned_upright": .boolean(data.isTurnedUpright),
      "class_weights": .string(classWeights.rawValue),
      "held_out": data.heldOut.map { .integer($0) } ?? nil,
      "preprocess": .string(data.preprocessing.rawValue),
      "model": .string(model),
      "seed": .integer(Int(seed)),
      "threads": .integer(engine.threads),
      "kernel": .string(engine.instructionSet.rawValue),
      "epochs": .array(
        epochs.map { epoch in
          [
            "epoch": .integer(epoch.number),
            "loss": .number(epoch.loss),
            "accuracy": epoch.accuracy.map { .number($0) } ?? nil,
            "validation_loss": epoch.validationLoss.map { .number($0) } ?? nil,
            "validation_accuracy": epoch.validationAccuracy.map { .number($0) } ?? nil,
            "learning_rate": .number(epoch.learningRate),
            "seconds": .number(epoch.seconds),
          ]
        }),
    ]
  }
}
