// The table of `digits show`: class sizes and per-class pixel statistics.

import Formats
import IDX
import Terminal

/// The classes of one split of a data set.
struct ShowReport {
  let data: OpenDataSet
  let split: Split
  /// The line width in characters.
  let columns: Int

  var lines: [String] {
    let examples = data[split]
    return [
      "\(data.title) (\(split.rawValue)): \(NumberFormat.counted(examples.count, "image")) of \(examples.columns) x "
        + "\(examples.rows) pixels in \(examples.classCount) classes"
    ] + (data.form == "built-in" ? [] : [data.wordsOnUnderstanding]) + [""] + table + [
      "", "Pixels from 0, paper, to 1, ink; the share of ink is that of pixels above one half.",
    ]
  }

  /// The table of classes. Narrow terminals omit the shares, which follow from the counts.
  private var table: [String] {
    let statistics = PixelStatistics(of: data[split])
    let whole = table(of: statistics, withShares: true).lines()
    return whole[0].terminalColumns <= columns
      ? whole : table(of: statistics, withShares: false).lines(gap: 1)
  }

  private func table(of statistics: PixelStatistics, withShares: Bool) -> TextTable {
    let total = statistics.all
    var table = TextTable(
      [.words("Class"), .figures("Images")] + (withShares ? [.figures("Share")] : [])
        + [.figures("Mean"), .figures("Deviation"), .figures("Ink")])
    func add(_ name: String, _ figures: PixelStatistics.Figures) {
      let share = NumberFormat.percent(Double(figures.images) / Double(total.images))
      let pixels = [
        NumberFormat.fixed(figures.mean, places: 4), NumberFormat.fixed(figures.deviation, places: 4),
        NumberFormat.percent(figures.ink),
      ]
      table.add(
        [name, NumberFormat.grouped(figures.images)] + (withShares ? [share] : [])
          + (figures.images == 0 ? pixels.map { _ in "-" } : pixels))
    }
    for (label, figures) in statistics.classes.enumerated() { add(data.classes.title(of: label), figures) }
    table.addRule()
    add("all", total)
    return table
  }
}

extension OpenDataSet {
  /// The caption of a picture: its class, then its zero-based index in the split, `7  [49491]`.
  func caption(of sample: Sample) -> String {
    "\(classes.title(of: sample.label))  [\(sample.number)]"
  }
}
