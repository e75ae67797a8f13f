// What a training came to: for people, and as the object of `--json`.

import MLP
import Tensor
import Terminal

/// The result of `digits train`.
struct TrainReport {
  let evaluation: Evaluation
  let seconds: Double
  let network: Network
  let data: OpenDataSet
  let model: String
  let seed: UInt64
  let engine: Engine
  let epochs: [EpochFigures]

  var text: String {
    let accuracy = NumberFormat.accuracy(correct: evaluation.correct, of: evaluation.count)
    return """
      Test accuracy on \(data.title): \(accuracy)
      Trained and tested in \(NumberFormat.duration(seconds: seconds)); weights saved to \(model.harmless())
      """
  }

  var json: JSON {
    [
      "accuracy": .number(evaluation.accuracy),
      "loss": .number(evaluation.loss),
      "seconds": .number(seconds),
      "parameters": .integer(network.parameterCount),
      "dataset": .string(data.name),
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
            "validation_accuracy": epoch.validationAccuracy.map { .number($0) } ?? nil,
            "seconds": .number(epoch.seconds),
          ]
        }),
    ]
  }
}
