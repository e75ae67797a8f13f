// The answer of `predict --csv`: a header and one line a picture. Lines end in LF, as Unix tools expect.
// A picture that could not be read has its reason in the last column and nothing between.

import Terminal

/// A table with a header, one line a picture.
struct PredictCSV: PredictOutput {
  let console: Console
  let classes: Int

  /// Begins the table: `file,digit,probability,p0,...,p9,warning,error`.
  init(console: Console, classes: Int) throws {
    self.console = console
    self.classes = classes
    let columns = (0..<classes).map { "p\($0)" }
    try console.answer(CSV.line(["file", "digit", "probability"] + columns + ["warning", "error"]))
  }

  func tell(_ reading: PictureReading, of source: PictureSource, _ outcome: PictureOutcome) throws {
    guard case .digit(let reading, let doubt) = reading else { return }
    let figures = reading.probabilities.map { "\($0)" }
    try answer(
      [name(of: source), "\(reading.digit)", "\(reading.confidence)"] + figures + [
        doubt.map { "\($0)" } ?? "", "",
      ])
  }

  func tellFailure(_ error: any Error, of source: PictureSource) throws {
    try answer(
      [name(of: source)] + [String](repeating: "", count: 3 + classes) + ["\(error)".harmless(limit: 1000)])
  }

  private func answer(_ fields: [String]) throws {
    try console.answer(CSV.line(fields))
  }

  /// The file's name as it is, for a program to use; harmless on a terminal, which would obey it.
  private func name(of source: PictureSource) -> String {
    console.environment.terminals.contains(.output) ? source.name.harmless() : source.name
  }
}
