// What an evaluation says: for people in 80 columns, and as the object of `--json`.

import IDX
import MLP
import Terminal

/// The result of `digits eval`.
struct EvalReport {
  let evaluation: Evaluation
  let data: OpenDataSet
  let split: Split

  var text: String {
    let accuracy = NumberFormat.accuracy(correct: evaluation.correct, of: evaluation.count)
    let heading = "Accuracy on \(data.title) (\(split.rawValue)): \(accuracy)"
    let loss = "Mean cross-entropy: \(NumberFormat.fixed(evaluation.loss, places: 4)) nats"
    return
      ([heading, loss, ""] + classTable + ["", "Confusion (rows: label, columns: read as)"] + confusionTable)
      .joined(separator: "\n")
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
      row("\(label)", figures.precision, figures.recall, figures.f1, figures.support)
    }
    table.addRule()
    for (name, mean) in [
      ("macro average", evaluation.macroAverage), ("weighted average", evaluation.weightedAverage),
    ] {
      row(name, mean.precision, mean.recall, mean.f1, evaluation.count)
    }
    return table.lines()
  }

  private var confusionTable: [String] {
    // Columns of one width, so that equal counts stand under one another along the diagonal too.
    let width = evaluation.confusion.joined().map { "\($0)".count }.max() ?? 1
    func cell(_ text: String) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
    var table = TextTable([.figures("")] + evaluation.confusion.indices.map { .figures(cell("\($0)")) })
    for (label, counts) in evaluation.confusion.enumerated() {
      table.add(["\(label)"] + counts.map { cell($0 == 0 ? "." : "\($0)") })
    }
    return table.lines()
  }

  var json: JSON {
    [
      "accuracy": .number(evaluation.accuracy),
      "loss": .number(evaluation.loss),
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
