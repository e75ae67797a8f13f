// A benchmark table: rows that are checked before they are timed. The tables are in Tables/, one per file.

import Tensor
import Terminal

/// One table. Its rows are created when it runs, because some hold large matrices.
struct BenchTable: Sendable {
  /// The argument of `--only`.
  let name: String
  let title: String
  /// One or two sentences on what is measured and how to read it.
  let note: String
  /// The columns of a row's label, then those of its figures.
  let columns: [Column]
  let rows: @Sendable (Sitting) throws -> [any BenchRow]

  /// The title of the column after a median: the range of the middle half of the repeats. Reports are compared by it.
  static let quartiles = "quartiles"
}

/// One row of a table: a fast path with a reference implementation and a speed.
protocol BenchRow {
  /// The cells that identify the row.
  var label: [String] { get }
  /// Compares the fast path with the reference.
  func check(_ checks: inout Checks) throws
  /// Times the fast path and returns the cells after the label.
  func measure(_ stopwatch: Stopwatch) throws -> [String]
}

/// The state shared by all tables of a run.
struct Sitting: Sendable {
  let instructionSet: InstructionSetName
  let data: TrainingData

  /// An engine with the instruction set of this run.
  func engine(threads: Int = 1) -> Engine { Engine(threads: threads, instructionSet: instructionSet) }
}

/// A column of text or of figures.
struct Column: Sendable {
  let title: String
  let holdsFigures: Bool

  static func words(_ title: String) -> Column { Column(title: title, holdsFigures: false) }
  static func figures(_ title: String) -> Column { Column(title: title, holdsFigures: true) }
}

extension BenchTable {
  /// The table as text for a terminal, or as Markdown.
  func rendered(_ lines: [[String]], asMarkdown: Bool) -> String {
    if asMarkdown {
      let rule = columns.map { $0.holdsFigures ? "---:" : "---" }
      let table = ([columns.map(\.title), rule] + lines).map { "| \($0.joined(separator: " | ")) |" }
      return (["### \(title)", "", note, ""] + table).joined(separator: "\n")
    }
    var table = TextTable(columns.map { $0.holdsFigures ? .figures($0.title) : .words($0.title) })
    for line in lines { table.add(line) }
    return ([title, note, ""] + table.lines()).joined(separator: "\n")
  }
}
