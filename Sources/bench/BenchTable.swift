// What a table of the benchmark is: rows that are checked before they are timed. The tables themselves stand in
// Tables/, one a file.

import Tensor
import Terminal

/// One table. Its rows are made when it is its turn, for some hold large matrices.
struct BenchTable: Sendable {
  /// What `--only` takes.
  let name: String
  let title: String
  /// A sentence or two on what is measured and how to read it.
  let note: String
  /// Those of a row's label, then those of its figures.
  let columns: [Column]
  let rows: @Sendable (Sitting) throws -> [any BenchRow]

  /// The title of the column that follows a median: in what range half of the repeats lay. Reports are compared by it.
  static let quartiles = "quartiles"
}

/// One line of a table: something that has a slow twin, and a speed.
protocol BenchRow {
  /// The cells that say what is measured.
  var label: [String] { get }
  /// Holds the fast path against the slow one.
  func check(_ checks: inout Checks) throws
  /// Times the fast path and gives the cells that follow the label.
  func measure(_ stopwatch: Stopwatch) throws -> [String]
}

/// What all tables of one run share.
struct Sitting: Sendable {
  let instructionSet: InstructionSetName
  let data: TrainingData

  /// An engine with the instruction set of this run.
  func engine(threads: Int = 1) -> Engine { Engine(threads: threads, instructionSet: instructionSet) }
}

/// A column of words or of figures.
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
