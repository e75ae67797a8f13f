// `digits eval`: a network measured on labelled images. What it takes is in EvalOptions.swift.

import MLP
import Storage
import Tensor
import Terminal

extension EvalOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    if let report { try requireNew(report, force: force) }
    let engine = try Engine(threads: threads, environment: console.environment)
    let model = try Model(chosen: model, console: console)
    let data = try OpenDataSet(
      data, splits: [split], preprocessing: model.preprocessing(), engine: engine, console: console)
    let examples = data[split]
    try model.requireFit(to: examples, of: data.title)
    let predictions = Predictions(
      LabeledLogits(of: model.network, on: examples, engine: engine),
      temperature: Double(model.temperature))
    let result = EvalReport(
      evaluation: Evaluation(predictions), calibration: Calibration(predictions),
      temperature: model.temperature, data: data, split: split,
      disputed: data.disputedMistakes(of: split, in: predictions))
    // Before anything is printed: whoever reads the first lines only shall have the report as well.
    let reportSize = try report.map { try save(page(for: $0, predictions, model, data), to: $0) }
    if json {
      try console.answer(result.json.description)
    } else {
      try console.answer(wrapping: result.figures.joined(separator: "\n"))
      for block in result.tables.blocks(width: console.environment.columns(of: .output)) {
        try console.answer("\n" + block.joined(separator: "\n"))
      }
    }
    if let report, let reportSize {
      console.note("The report is in \(report.harmless()) (\(NumberFormat.bytes(reportSize))).")
    }
    return .success
  }

  /// Saves the page and returns how many bytes it has.
  private func save(_ page: [UInt8], to path: String) throws(Failure) -> Int {
    do { try AtomicFile.write(page, to: path) } catch { throw Failure(path, error) }
    return page.count
  }
}
