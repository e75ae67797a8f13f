// What an evaluation says: for people in 80 columns, and as the object of `--json`. The page of `--report` is made
// by the module Report.

import IDX
import MLP
import Terminal

/// The result of `digits eval`.
struct EvalReport {
  let evaluation: Evaluation
  let calibration: Calibration
  /// T of softmax(z / T).
  let temperature: Float
  let data: OpenDataSet
  let split: Split

  /// How many kinds of mistake are listed.
  private static let listedPairs = 8

  /// The result in words and tables, in lines of at most `width` characters where the classes' names allow it.
  func text(width: Int) -> String {
    ([figures, classTable] + [confusionTable(width: width), confusedPairs].compactMap { $0 })
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private var figures: [String] {
    let accuracy = NumberFormat.accuracy(correct: evaluation.correct, of: evaluation.count)
    let error = "\(NumberFormat.fixed(calibration.error * 100, places: 2)) percentage points"
    return [
      "Accuracy on \(data.title) (\(split.rawValue)): \(accuracy)",
      "Mean cross-entropy: \(NumberFormat.fixed(evaluation.loss, places: 4)) nats",
      "Expected calibration error: \(error)" + atTemperature,
    ]
  }

  private var atTemperature: String {
    temperature == 1 ? "" : " (at temperature \(NumberFormat.fixed(Double(temperature), places: 3)))"
  }

  private var classTable: [String] {
    var table = TextTable([
      .words("Class"), .figures("Precision"), .figures("Recall"), .figures("F1"), .figures("Support"),
    ])
    func row(_ name: String, _ precision: Double, _ recall: Double, _ f1: Double, _ support: Int) {
      table.add(
        [name] + [precision, recall, f1].map { NumberFormat.percent($0) } + [NumberFormat.grouped(support)])
    }
    for (label, figures) in evaluation.classes.enumerated() {
      row(data.className(label), figures.precision, figures.recall, figures.f1, figures.support)
    }
    table.addRule()
    for (name, mean) in [
      ("macro average", evaluation.macroAverage), ("weighted average", evaluation.weightedAverage),
    ] {
      row(name, mean.precision, mean.recall, mean.f1, evaluation.count)
    }
    return table.lines()
  }

  /// The counts, a class's name beside its number where they differ; nil where there are too many classes for the
  /// width, and lines that are broken in two would say nothing.
  private func confusionTable(width: Int) -> [String]? {
    // Columns of one width, so that equal counts stand under one another along the diagonal too.
    let digits = evaluation.confusion.joined().map { "\($0)".count }.max() ?? 1
    func cell(_ text: String) -> String { String(repeating: " ", count: max(0, digits - text.count)) + text }
    var table = TextTable([.words("")] + evaluation.confusion.indices.map { .figures(cell("\($0)")) })
    for (label, counts) in evaluation.confusion.enumerated() {
      let name = data.className(label)
      table.add(
        [name == "\(label)" ? name : "\(label) \(name)"] + counts.map { cell($0 == 0 ? "." : "\($0)") })
    }
    let lines = table.lines()
    guard lines.allSatisfy({ $0.terminalColumns <= width }) else { return nil }
    return ["Confusion (rows: label, columns: read as)"] + lines
  }

  /// The commonest mistakes; nil when there are none.
  private var confusedPairs: [String]? {
    let pairs = evaluation.confusedPairs.prefix(Self.listedPairs)
    guard !pairs.isEmpty else { return nil }
    var table = TextTable([
      .words("Label"), .words("Read as"), .figures("Times"), .figures("Of the label"),
    ])
    for pair in pairs {
      let support = evaluation.classes[pair.label].support
      table.add([
        data.className(pair.label), data.className(pair.answer), NumberFormat.grouped(pair.count),
        NumberFormat.percent(Double(pair.count) / Double(support)),
      ])
    }
    return ["Most confused"] + table.lines()
  }

  var json: JSON {
    [
      "accuracy": .number(evaluation.accuracy),
      "loss": .number(evaluation.loss),
      "calibration_error": .number(calibration.error),
      "temperature": .float(temperature),
      "count": .integer(evaluation.count),
      "dataset": .string(data.name),
      "classes": .array(
        evaluation.classes.enumerated().map { label, figures in
          [
            "label": .integer(label),
            "precision": .number(figures.precision),
            "recall": .number(figures.recall),
            "f1": .number(figures.f1),
            "support": .integer(figures.support),
          ]
        }),
      "confusion": .array(evaluation.confusion.map { .array($0.map { .integer($0) }) }),
    ]
  }
}
