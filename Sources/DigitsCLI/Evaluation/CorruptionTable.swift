// The table of `digits eval --corrupt`: a row for each kind of damage, a column for each strength.

import Augmentation
import Terminal

extension CorruptionResults {
  /// The table, with `clean` as the accuracy on undamaged images, in lines of at most `width` characters.
  func lines(clean: Double, width: Int) -> [String] {
    let title = "Accuracy in % on damaged images, strengths 1 to 5".wrapped(to: width)
    let table = table(clean: clean)
    return title + [table.lines(), table.lines(gap: 1)].first(within: width)
  }

  private func table(clean: Double) -> TextTable {
    var table = TextTable(
      [.words("Damage")] + Corruption.strengths.map { .figures("\($0)") } + [.figures("Mean")])
    func add(_ name: String, _ accuracies: [Double], mean: Double) {
      table.add([name] + (accuracies + [mean]).map { NumberFormat.fixed($0 * 100, places: 1) })
    }
    table.add(
      ["none"] + Corruption.strengths.map { _ in "" } + [NumberFormat.fixed(clean * 100, places: 1)])
    for row in rows {
      let accuracies = accuracies(of: row)
      add(row.kind.rawValue, accuracies, mean: accuracies.mean)
    }
    table.addRule()
    add("mean", means, mean: mean)
    return table
  }
}
