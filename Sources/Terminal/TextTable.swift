// Text tables with aligned columns: the model's layers, the confusion matrix, the report by class. Cells must already
// be formatted and escaped.

/// A table with a heading, as lines of text.
package struct TextTable: Sendable {
  package enum Alignment: Sendable { case left, right }

  package struct Column: Sendable {
    let title: String
    let alignment: Alignment

    /// A left-aligned column of text.
    package static func words(_ title: String) -> Column { Column(title: title, alignment: .left) }
    /// A right-aligned column of figures.
    package static func figures(_ title: String) -> Column { Column(title: title, alignment: .right) }
  }

  private enum Row {
    case cells([String])
    case rule
  }

  private let columns: [Column]
  private var rows: [Row]

  /// A table with its titles above a rule.
  package init(_ columns: [Column]) {
    self.columns = columns
    rows = [.cells(columns.map(\.title)), .rule]
  }

  /// Adds a row; traps unless there is one cell for each column.
  package mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "\(cells.count) cells for \(columns.count) columns")
    rows.append(.cells(cells))
  }

  /// Adds a line across the table, for example above a total.
  package mutating func addRule() { rows.append(.rule) }

  /// The lines, at most `limit` characters wide if possible: in a wider table, the second column's cells are moved to
  /// separate lines below each row, indented by two spaces.
  package func lines(within limit: Int) -> [String] {
    let lines = lines()
    guard columns.count > 2, lines.contains(where: { $0.terminalColumns > limit }) else { return lines }
    var narrow = TextTable([columns[0]] + columns[2...])
    narrow.rows = rows.map { row in
      guard case .cells(var cells) = row else { return row }
      cells.remove(at: 1)
      return .cells(cells)
    }
    return zip(rows, narrow.lines()).flatMap { row, line in
      guard case .cells(let cells) = row, !cells[1].isEmpty else { return [line] }
      return [line, "  \(cells[1])"]
    }
  }

  /// The lines, with `gap` spaces between columns and no trailing spaces.
  package func lines(gap: Int = 2) -> [String] {
    let widths = columns.indices.map { column in
      rows.map { if case .cells(let cells) = $0 { cells[column].terminalColumns } else { 0 } }.max() ?? 0
    }
    let total = widths.reduce(0, +) + gap * max(0, columns.count - 1)
    let separator = String(repeating: " ", count: gap)
    return rows.map { row in
      guard case .cells(let cells) = row else { return String(repeating: "-", count: total) }
      let line = columns.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - cells[column].terminalColumns)
        return columns[column].alignment == .left ? cells[column] + space : space + cells[column]
      }.joined(separator: separator)
      return line.withoutTrailingSpaces
    }
  }
}
