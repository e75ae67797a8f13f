// A table of the data behind a plot, for reading, copying and screen readers.

import Formats

/// Rows under named columns; the first cell of a row is its name.
struct DataTable {
  let caption: String
  /// The column names, the first for the column of row names.
  let columns: [String]
  var rows: [[String]] = []
  /// The number of summary rows at the end.
  var summaryRows = 0

  var markup: Markup {
    let heads = columns.map { "<th scope=\"col\">\($0)</th>" as Markup }
    return """
      <div class="scroll"><table><caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>\(rows.dropLast(summaryRows).map(row))</tbody>\(foot)
      </table></div>
      """
  }

  /// The table below a plot, collapsed until opened.
  var disclosure: Markup { "<details><summary>\(caption)</summary>\(markup)</details>" }

  private var foot: Markup {
    summaryRows == 0 ? .none : "<tfoot>\(rows.suffix(summaryRows).map(row))</tfoot>"
  }

  private func row(_ cells: [String]) -> Markup {
    let figures = cells.dropFirst().map { "<td>\($0)</td>" as Markup }
    return "<tr><th scope=\"row\">\(cells.first ?? "")</th>\(figures)</tr>\n"
  }
}
