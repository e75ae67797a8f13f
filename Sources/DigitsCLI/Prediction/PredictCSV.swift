// The output of `predict --csv`: a header and one line per picture or per number. Lines end in LF, as Unix tools
// expect. For an unreadable picture, the last column has the error and the columns between are empty.

import DigitReader
import Formats
import Terminal

/// A CSV table with a header and one line per picture.
struct PredictCSV: PredictOutput {
  let console: Console
  let classes: Int
  /// Whether classes have names, which adds a column.
  let hasNames: Bool

  /// Writes the header: `file,digit,probability,p0,...,p9,warning,error`, with `name` after `digit` if classes have
  /// names.
  init(console: Console, classes: Int, names: ClassNames) throws {
    self.console = console
    self.classes = classes
    hasNames = !names.areNumbers
    let columns = (0..<classes).map { "p\($0)" }
    try console.answer(
      CSV.line(
        ["file", "digit"] + (hasNames ? ["name"] : []) + ["probability"] + columns + ["warning", "error"]))
  }

  func tell(_ reading: PictureReading, of source: PictureSource, _ outcome: PictureOutcome) throws {
    guard case .digit(let reading, let doubt) = reading else { return }
    let figures = [reading.confidence] + reading.probabilities
    try answer(
      [console.cell(naming: source), "\(reading.digit)"] + (hasNames ? [reading.classes[reading.digit]] : [])
        + figures.map { "\($0)" } + [doubt?.advice ?? "", ""])
  }

  func tellFailure(_ error: any Error, of source: PictureSource) throws {
    try answer(
      [console.cell(naming: source)] + [String](repeating: "", count: (hasNames ? 4 : 3) + classes)
        + ["\(error)".harmless(limit: 1000)])
  }

  private func answer(_ fields: [String]) throws {
    try console.answer(CSV.line(fields))
  }
}

/// The output of `predict --csv --number`: a line for each number in a picture.
struct NumberCSV: PredictOutput {
  let console: Console

  /// Writes the header: `file,number,least_probability,warning,error`.
  init(console: Console) throws {
    self.console = console
    try console.answer(CSV.line(["file", "number", "least_probability", "warning", "error"]))
  }

  func tell(_ reading: PictureReading, of source: PictureSource, _ outcome: PictureOutcome) throws {
    guard case .number(let number) = reading else { return }
    let warning = number.doubts.map { "\($0)" }.joined(separator: "; ")
    for line in number.lines {
      let least = line.map(\.reading.confidence).min().map { "\($0)" } ?? ""
      try console.answer(CSV.line([console.cell(naming: source), line.number, least, warning, ""]))
    }
  }

  func tellFailure(_ error: any Error, of source: PictureSource) throws {
    try console.answer(
      CSV.line([console.cell(naming: source), "", "", "", "\(error)".harmless(limit: 1000)]))
  }
}

extension Console {
  /// The file name: unchanged for programs, escaped on a terminal, which would interpret control characters.
  fileprivate func cell(naming source: PictureSource) -> String {
    environment.terminals.contains(.output) ? source.name.harmless() : source.name
  }
}
