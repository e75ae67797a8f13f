// A table of the page: what a plot shows, as figures that can be read, copied and heard.

import Formats

/// Rows under named columns; the first cell of a row names it.
struct DataTable {
  let caption: String
  /// The columns' names, that of the rows' names first.
  let columns: [String]
  var rows: [[String]] = []
  /// The last so many rows sum up the others.
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

  /// The table behind a plot: there for whoever wants it.
  var disclosure: Markup { "<details><summary>\(caption)</summary>\(markup)</details>" }

  private var foot: Markup {
    summaryRows == 0 ? .none : "<tfoot>\(rows.suffix(summaryRows).map(row))</tfoot>"
  }

  private func row(_ cells: [String]) -> Markup {
    let figures = cells.dropFirst().map { "<td>\($0)</td>" as Markup }
    return "<tr><th scope=\"row\">\(cells.first ?? "")</th>\(figures)</tr>\n"
  }
}
