// The tables of `digits eval`: per-class metrics, confusion matrix, most common mistakes and disputed labels, each in
// the widest layout that fits the terminal.

import DigitReader
import Formats
import MLP
import Terminal

/// Per-class results of an evaluation.
struct EvalTables {
  let evaluation: Evaluation
  let classes: ClassNames
  /// The mistakes on disputed labels; nil if none are known for the data set.
  let disputed: [DisputedMistake]?

  /// The maximum number of class pairs in the list of most common mistakes.
  private static let listedPairs = 8

  /// The tables, in lines of at most `width` characters where the class names allow it.
  func blocks(width: Int) -> [[String]] {
    [
      classTable(width: width), confusion(width: width), confusedPairs(width: width),
      disputedLabels(width: width),
    ].compactMap { $0 }
  }

  /// Per-class metrics. On narrow terminals, tries less column spacing, then short names, then no F1, which follows
  /// from precision and recall.
  private func classTable(width: Int) -> [String] {
    [
      classTable(hasF1: true, macro: "macro average", weighted: "weighted average").lines(),
      classTable(hasF1: true, macro: "macro", weighted: "weighted").lines(gap: 1),
      classTable(hasF1: false, macro: "macro", weighted: "weighted").lines(gap: 1),
    ].first(within: width)
  }

  private func classTable(hasF1: Bool, macro: String, weighted: String) -> TextTable {
    var table = TextTable(
      [.words("Class"), .figures("Precision"), .figures("Recall")] + (hasF1 ? [.figures("F1")] : [])
        + [.figures("Support")])
    func row(_ name: String, _ precision: Double, _ recall: Double, _ f1: Double, _ support: Int) {
      let shares = [precision, recall] + (hasF1 ? [f1] : [])
      table.add([name] + shares.map { NumberFormat.percent($0) } + [NumberFormat.grouped(support)])
    }
    for (label, figures) in evaluation.classes.enumerated() {
      row(classes[label], figures.precision, figures.recall, figures.f1, figures.support)
    }
    table.addRule()
    for (name, mean) in [(macro, evaluation.macroAverage), (weighted, evaluation.weightedAverage)] {
      row(name, mean.precision, mean.recall, mean.f1, evaluation.count)
    }
    return table
  }

  /// The confusion matrix, with class names beside numbers where they differ. With too many classes for the width, a
  /// sentence replaces it because wrapped rows would be unreadable.
  private func confusion(width: Int) -> [String] {
    let count = evaluation.confusion.count
    let forms = [(classes, 2), (classes, 1), (.numbers, 1)].lazy.map { names, gap in
      confusionTable(names: names).lines(gap: gap)
    }
    // Each class needs at least a digit and a space, so reject oversized tables before formatting them.
    guard 2 * count < width, let lines = forms.first(where: { $0.fits(width) }) else {
      return "The confusion matrix of \(count) classes is wider than \(width) columns; --json has it."
        .wrapped(to: width)
    }
    return "Confusion (rows: label, columns: read as)".wrapped(to: width) + lines
  }

  private func confusionTable(names: ClassNames) -> TextTable {
    // Use one column width, so that equal counts also align along the diagonal.
    let digits = evaluation.confusion.joined().map { "\($0)".count }.max() ?? 1
    func cell(_ text: String) -> String { String(repeating: " ", count: max(0, digits - text.count)) + text }
    var table = TextTable([.words("")] + evaluation.confusion.indices.map { .figures(cell("\($0)")) })
    for (label, counts) in evaluation.confusion.enumerated() {
      table.add([names.title(of: label)] + counts.map { cell($0 == 0 ? "." : "\($0)") })
    }
    return table
  }

  /// The most common mistakes; nil if there are none.
  private func confusedPairs(width: Int) -> [String]? {
    let pairs = evaluation.confusedPairs.prefix(Self.listedPairs)
    guard !pairs.isEmpty else { return nil }
    func table(hasShares: Bool) -> TextTable {
      var table = TextTable(
        [.words("Label"), .words("Read as"), .figures("Times")]
          + (hasShares ? [.figures("Of the label")] : []))
      for pair in pairs {
        let support = evaluation.confusion[pair.label].reduce(0, +)
        let share = NumberFormat.percent(Double(pair.count) / Double(support))
        table.add(
          [classes[pair.label], classes[pair.answer], NumberFormat.grouped(pair.count)]
            + (hasShares ? [share] : []))
      }
      return table
    }
    return ["Most confused"]
      + [table(hasShares: true).lines(), table(hasShares: false).lines(gap: 1)].first(within: width)
  }

  /// The mistakes on disputed labels; nil if none are known.
  private func disputedLabels(width: Int) -> [String]? {
    guard let disputed else { return nil }
    let mistakes = evaluation.count - evaluation.correct
    let summary = "Disputed labels: \(disputed.count) of \(NumberFormat.counted(mistakes, "mistake"))"
    guard !disputed.isEmpty else { return [summary] }
    var table = TextTable([.figures("Image"), .words("Label"), .words("Read as"), .words("People saw")])
    for mistake in disputed {
      table.add([
        "\(mistake.dispute.image)", classes[mistake.dispute.label], classes[mistake.answer],
        mistake.dispute.seen.map { classes[$0] } ?? "-",
      ])
    }
    return [summary] + [table.lines(), table.lines(gap: 1)].first(within: width)
  }
}

extension [String] {
  /// Whether every line fits in `width` terminal columns.
  func fits(_ width: Int) -> Bool { allSatisfy { $0.terminalColumns <= width } }
}

extension [[String]] {
  /// The first layout of a table that fits in `width` columns, otherwise the last one.
  func first(within width: Int) -> [String] { first { $0.fits(width) } ?? self[count - 1] }
}
