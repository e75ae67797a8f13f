// The confusion matrix as a heat map: right answers on the diagonal in blue, mistakes in orange. Each has its own
// scale, since rare mistakes would be invisible on the scale of the right answers.

import Formats

/// The heat map of a confusion matrix, with counts and row shares, one of which is displayed.
struct ConfusionMap {
  let confusion: [[Int]]
  let classNames: [String]
  let cells: [CellSamples.Cell]

  /// The side of a cell in user units.
  private static let side = 38.0
  private static let gap = 1.0

  /// Room for class names: a letter takes about 7 units, a kana about twice that.
  private var margin: Double {
    let widest =
      classNames.map { $0.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 7 : 13) } }.max() ?? 0
    return Double(min(max(widest, 8), 110)) + 32
  }

  /// Whether the column names are too long to be horizontal.
  private var turnsNames: Bool { classNames.contains { $0.count > 3 } }

  var markup: Markup {
    let count = classNames.count
    let side = margin + Double(count) * Self.side + 2
    return """
      <svg class="map" viewBox="0 0 \(side) \(side)" role="group" \
      aria-label="Confusion matrix: rows are labels, columns what they were read as">
      <text class="title middle" x="\(margin + Double(count) * Self.side / 2)" y="12">read as</text>
      <text class="title middle" transform="translate(12 \(margin + Double(count) * Self.side / 2)) rotate(-90)">label</text>
      <rect class="empty" x="\(margin)" y="\(margin)" width="\(Double(count) * Self.side)" \
      height="\(Double(count) * Self.side)"/>
      \(classNames.indices.map(names))\(cells.map(cell))</svg>
      """
  }

  private func names(_ label: Int) -> Markup {
    let middle = margin + (Double(label) + 0.5) * Self.side
    let name = classNames[label]
    let column: Markup =
      turnsNames
      ? "<text class=\"name\" transform=\"translate(\(middle + 4) \(margin - 7)) rotate(-90)\">\(name)</text>"
      : "<text class=\"name middle\" x=\"\(middle)\" y=\"\(margin - 7)\">\(name)</text>"
    return "<text class=\"name end\" x=\"\(margin - 7)\" y=\"\(middle + 4)\">\(name)</text>\(column)\n"
  }

  private func cell(_ cell: CellSamples.Cell) -> Markup {
    let support = confusion[cell.label].reduce(0, +)
    let share = Double(cell.count) / Double(support)
    let words =
      "\(classNames[cell.label]) read as \(classNames[cell.answer]): \(cell.count.counted("image")), \(share.percent())"
    let (largestCount, largestShare) = cell.isRight ? largestRight : largestWrong
    let content: Markup = """
      <title>\(words)</title>\
      \(face("count", cell, depth: Double(cell.count) / Double(largestCount), text: cell.count.grouped))\
      \(face("share", cell, depth: share / largestShare, text: (share * 100).fixed(share < 0.1 ? 1 : 0)))
      """
    guard !cell.examples.isEmpty else { return "<g>\(content)</g>\n" }
    return "<a href=\"#\(cell.id)\" aria-label=\"\(words)\">\(content)</a>\n"
  }

  /// One of the two faces of a cell: its text, and its colour with an opacity of the square root of `depth`, 0 ... 1.
  private func face(_ kind: String, _ cell: CellSamples.Cell, depth: Double, text: String) -> Markup {
    let x = margin + Double(cell.answer) * Self.side
    let y = margin + Double(cell.label) * Self.side
    let size = Self.side - Self.gap
    return """
      <g class="\(kind)"><rect class="\(cell.isRight ? "right" : "wrong")" x="\(x + Self.gap / 2)" y="\(y + Self.gap / 2)" \
      width="\(size)" height="\(size)" rx="3" fill-opacity="\(0.12 + 0.6 * depth.squareRoot())"/>\
      <text class="middle" x="\(x + Self.side / 2)" y="\(y + Self.side / 2 + 4)">\(text)</text></g>
      """
  }

  private var largestRight: (count: Int, share: Double) { largest { $0 == $1 } }
  private var largestWrong: (count: Int, share: Double) { largest { $0 != $1 } }

  /// The largest count and the largest row share among the selected cells.
  private func largest(_ isMeant: (_ label: Int, _ answer: Int) -> Bool) -> (count: Int, share: Double) {
    var largest = (count: 1, share: 0.0)
    for cell in cells where isMeant(cell.label, cell.answer) {
      let support = confusion[cell.label].reduce(0, +)
      largest.count = max(largest.count, cell.count)
      largest.share = max(largest.share, Double(cell.count) / Double(support))
    }
    return largest
  }
}
