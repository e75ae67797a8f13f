// Compares two reports: which figures changed by more than the spread of repeated measurements.

import Formats

/// The changes from one report to another.
struct Comparison {
  /// A figure that is in both reports.
  struct Change {
    let before, after: ReportedFigure

    /// Whether the interquartile ranges are disjoint. A quarter of the repeats lie on each side of a range, so noise
    /// alone rarely separates them; a temporary slowdown of the machine can.
    var isBeyondNoise: Bool { !before.spread.overlaps(after.spread) }
    /// Whether the later figure is better.
    var isFaster: Bool { (after.median < before.median) != after.isRate }
  }

  let before: ReportFile
  let after: ReportFile
  /// The figures in both reports, in the order of the later one.
  let common: [Change]
  /// The number of figures only in the earlier report, and only in the later one.
  let missing: Int
  let added: Int

  init(_ before: ReportFile, _ after: ReportFile) {
    (self.before, self.after) = (before, after)
    let earlier = Dictionary(before.figures.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    common = after.figures.compactMap { figure in
      earlier[figure.place].map { Change(before: $0, after: figure) }
    }
    let places = Set(after.figures.map(\.place))
    added = places.subtracting(earlier.keys).count
    missing = Set(earlier.keys).subtracting(places).count
  }

  /// The changes beyond noise.
  var changes: [Change] { common.filter(\.isBeyondNoise) }

  /// The facts that must be equal for figures to be comparable, but differ between the reports.
  var obstacles: [String] {
    ["Machine", "Kernels", "Data", "Figures"].filter { before[$0] != after[$0] }
  }
}

extension Comparison {
  /// The comparison as text for a terminal, or as Markdown.
  func rendered(asMarkdown: Bool) -> String {
    let facts = after.facts.map { fact in
      let (earlier, now) = (before[fact.name] ?? "unknown", fact.text)
      return "\(asMarkdown ? "- " : "")\(fact.name): \(earlier == now ? now : "\(earlier), then \(now)")"
    }
    let heading = facts.joined(separator: "\n")
    guard !changes.isEmpty else { return "\(heading)\n\nNo figure changed beyond noise. \(summary)" }
    let table = BenchTable(
      name: "compare", title: "What changed beyond noise",
      note: "Medians whose quartiles have no value in common. \(summary)",
      columns: ["table", "row", "figure"].map(Column.words)
        + ["before", "after", "change"].map(Column.figures) + [.words("verdict")],
      rows: { _ in [] })
    return "\(heading)\n\n\(table.rendered(changes.map(\.cells), asMarkdown: asMarkdown))"
  }

  private var summary: String {
    let faster = changes.count(where: \.isFaster)
    var parts = [
      "Of \(NumberFormat.counted(common.count, "figure")) in both reports, \(faster) became faster and "
        + "\(changes.count - faster) slower."
    ]
    if missing > 0 { parts.append("Only the earlier one has \(NumberFormat.counted(missing, "figure")).") }
    if added > 0 { parts.append("Only the later one has \(NumberFormat.counted(added, "figure")).") }
    return parts.joined(separator: " ")
  }
}

extension Comparison.Change {
  fileprivate var cells: [String] {
    let change = after.median / before.median - 1
    return [
      after.place.table, after.place.row, after.place.column, before.text, after.text,
      "\(change > 0 ? "+" : "")\(NumberFormat.percent(change, places: 1))", isFaster ? "faster" : "slower",
    ]
  }
}
