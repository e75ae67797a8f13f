// The tables of `digits eval`: classes, confusion matrix, most common mistakes and disputed labels, each in the widest
// form that fits the terminal. It counts nothing.

import DigitReader
import Formats
import MLP
import Terminal

/// An evaluation class by class.
struct EvalTables {
  let evaluation: Evaluation
  let classes: ClassNames
  /// The mistakes on disputed labels; nil if the data set has none.
  let disputed: [DisputedMistake]?

  /// How many kinds of mistake are listed.
  private static let listedPairs = 8

  /// The tables, in lines of at most `width` characters where the classes' names allow it.
  func blocks(width: Int) -> [[String]] {
    [
      classTable(width: width), confusion(width: width), confusedPairs(width: width),
      disputedLabels(width: width),
    ].compactMap { $0 }
  }

  /// Closer together, then with short names, then without F1, which follows from the two before it, where there is
  /// no room for all.
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

  /// The counts, a class's name beside its number where they differ; a sentence where there are too many classes for
  /// the width, as lines that are broken in two would say nothing.
  private func confusion(width: Int) -> [String] {
    let count = evaluation.confusion.count
    let forms = [(classes, 2), (classes, 1), (.numbers, 1)].lazy.map { names, gap in
      confusionTable(names: names).lines(gap: gap)
    }
    // At least a digit and a space for each: nothing need be laid out to see that 256 do not fit.
    guard 2 * count < width, let lines = forms.first(where: { $0.fits(width) }) else {
      return "The confusion matrix of \(count) classes is wider than \(width) columns; --json has it."
        .wrapped(to: width)
    }
    return "Confusion (rows: label, columns: read as)".wrapped(to: width) + lines
  }

  private func confusionTable(names: ClassNames) -> TextTable {
    // Columns of one width, so that equal counts stand under one another along the diagonal too.
    let digits = evaluation.confusion.joined().map { "\($0)".count }.max() ?? 1
    func cell(_ text: String) -> String { String(repeating: " ", count: max(0, digits - text.count)) + text }
    var table = TextTable([.words("")] + evaluation.confusion.indices.map { .figures(cell("\($0)")) })
    for (label, counts) in evaluation.confusion.enumerated() {
      table.add([names.title(of: label)] + counts.map { cell($0 == 0 ? "." : "\($0)") })
    }
    return table
  }

  /// The most common mistakes; nil when there are none.
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

  /// The mistakes on labels that people dispute; nil where none are known.
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
  /// Whether no line is wider than `width` columns of a terminal.
  func fits(_ width: Int) -> Bool { allSatisfy { $0.terminalColumns <= width } }
}

extension [[String]] {
  /// The first of several forms of a table that fits into `width` columns, or else the last.
  func first(within width: Int) -> [String] { first { $0.fits(width) } ?? self[count - 1] }
}
