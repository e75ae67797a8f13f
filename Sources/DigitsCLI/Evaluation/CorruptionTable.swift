// The table of `digits eval --corrupt`: a row for each corruption, a column for each strength.

import Augmentation
import Formats
import Terminal

extension CorruptionResults {
  /// The table, with `clean` as the accuracy on uncorrupted images, in lines of at most `width` characters. On narrow
  /// terminals, tries less column spacing, then no decimals.
  func lines(clean: Double, width: Int) -> [String] {
    let title = "Accuracy in % on damaged images, strengths 1 to 5".wrapped(to: width)
    let table = table(clean: clean, places: 1)
    let forms = [table.lines(), table.lines(gap: 1), self.table(clean: clean, places: 0).lines(gap: 1)]
    return title + forms.first(within: width)
  }

  private func table(clean: Double, places: Int) -> TextTable {
    var table = TextTable(
      [.words("Damage")] + Corruption.strengths.map { .figures("\($0)") } + [.figures("Mean")])
    func figure(_ share: Double) -> String { NumberFormat.fixed(share * 100, places: places) }
    func add(_ name: String, _ accuracies: [Double], mean: Double) {
      table.add([name] + accuracies.map(figure) + [figure(mean)])
    }
    table.add(["none"] + Corruption.strengths.map { _ in "" } + [figure(clean)])
    for row in rows {
      let accuracies = accuracies(of: row)
      add(row.kind.rawValue, accuracies, mean: accuracies.mean)
    }
    table.addRule()
    add("mean", means, mean: mean)
    return table
  }
}
