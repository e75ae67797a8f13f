// The result of an evaluation, as text with the tables of EvalTables.swift and as the JSON object of `--json`. The
// Report module generates the page of `--report`.

import Formats
import IDX
import MLP

/// The result of `digits eval`.
struct EvalReport {
  /// The network's name.
  let model: String
  let evaluation: Evaluation
  let calibration: Calibration
  /// T of softmax(z / T).
  let temperature: Float
  let data: OpenDataSet
  let split: Split
  /// The mistakes on disputed labels; nil if none are known for the data set.
  let disputed: [DisputedMistake]?
  /// The results on corrupted images; nil without `--corrupt`.
  let damage: CorruptionResults?

  /// A summary in a few lines.
  var figures: [String] {
    let accuracy = NumberFormat.accuracy(correct: evaluation.correct, of: evaluation.count)
    let error = "\(NumberFormat.fixed(calibration.error * 100, places: 2)) percentage points"
    return [
      "Accuracy on \(data.title) (\(split.rawValue)): \(accuracy)",
      "Mean cross-entropy: \(NumberFormat.fixed(evaluation.loss, places: 4)) nats",
      "Expected calibration error: \(error)" + atTemperature,
    ]
  }

  /// The per-class and corruption results, in lines of at most `width` characters where the class names allow it.
  func blocks(width: Int) -> [[String]] {
    let tables = EvalTables(evaluation: evaluation, classes: data.classes, disputed: disputed)
    return tables.blocks(width: width)
      + (damage.map { [$0.lines(clean: evaluation.accuracy, width: width)] } ?? [])
  }

  private var atTemperature: String {
    temperature == 1 ? "" : " (at temperature \(NumberFormat.fixed(Double(temperature), places: 3)))"
  }

  var json: JSON {
    let classes = evaluation.classes.enumerated().map { label, figures in
      JSON.object(
        [("label", .integer(label))]
          + (data.classes.areNumbers ? [] : [("name", .string(data.classes[label]))])
          + [
            ("precision", .number(figures.precision)),
            ("recall", .number(figures.recall)),
            ("f1", .number(figures.f1)),
            ("support", .integer(figures.support)),
          ])
    }
    return .object(
      [
        ("accuracy", .number(evaluation.accuracy)),
        ("standard_error", .number(evaluation.standardError)),
        ("loss", .number(evaluation.loss)),
        ("calibration_error", .number(calibration.error)),
        ("temperature", .float(temperature)),
        ("correct", .integer(evaluation.correct)),
        ("count", .integer(evaluation.count)),
        ("model", .string(model)),
        ("dataset", .string(data.name)),
        ("held_out", data.heldOut.map { .integer($0) } ?? nil),
        ("preprocess", .string(data.preprocessing.rawValue)),
        ("classes", .array(classes)),
        ("confusion", .array(evaluation.confusion.map { .array($0.map { .integer($0) }) })),
      ] + (disputed.map { [("disputed", .array($0.map(\.json)))] } ?? [])
        + (damage.map { [("corruptions", $0.json)] } ?? []))
  }
}
