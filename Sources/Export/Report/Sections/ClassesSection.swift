// The section on classes: errors as bars; precision, recall and F1 as a table.

import Formats
import MLP

extension EvaluationRecord {
  var classesSection: Markup {
    let figures = evaluation.classes
    let shown = classesShown(figures)
    let answers = shown.map { answer in evaluation.confusion.reduce(0) { $0 + $1[answer] } }
    let bars = ClassErrorBars(
      classes: shown.map { figures[$0] }, classNames: shown.map { classNames[$0] }, answers: answers)
    let which: Markup =
      shown.count < figures.count
      ? "<p>The \(shown.count) of \(figures.count) classes with the lowest F1; the table has all.</p>\n"
      : .none
    return """
      <section id="classes"><h2>Errors of each class</h2>
      \(which)\
      <ul class="legend"><li><span class="swatch missed"></span>missed: its images read as another class \
      (1 − recall)</li><li><span class="swatch claimed"></span>false: predictions of it for other classes \
      (1 − precision)</li></ul>
      <figure>\(bars.markup)\(classesTable.disclosure)</figure></section>

      """
  }

  /// The classes with bars, in order: all of them, or the worst ones if there are too many.
  private func classesShown(_ figures: [ClassFigures]) -> [Int] {
    let most = 50
    guard figures.count > most else { return Array(figures.indices) }
    return figures.indices.sorted { (figures[$0].f1, $0) < (figures[$1].f1, $1) }.prefix(most).sorted()
  }

  private var classesTable: DataTable {
    func row(_ name: String, _ precision: Double, _ recall: Double, _ f1: Double, _ support: Int) -> [String]
    {
      [name, precision.percent(), recall.percent(), f1.percent(), support.grouped]
    }
    let (macro, weighted) = (evaluation.macroAverage, evaluation.weightedAverage)
    return DataTable(
      caption: "Precision, recall and F1", columns: ["Class", "Precision", "Recall", "F1", "Images"],
      rows: zip(classNames, evaluation.classes).map { name, figures in
        row(name, figures.precision, figures.recall, figures.f1, figures.support)
      } + [
        row("macro average", macro.precision, macro.recall, macro.f1, evaluation.count),
        row("weighted average", weighted.precision, weighted.recall, weighted.f1, evaluation.count),
      ],
      summaryRows: 2)
  }
}
