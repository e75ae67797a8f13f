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
      model: model.name, evaluation: Evaluation(predictions), calibration: Calibration(predictions),
      temperature: model.temperature, data: data, split: split,
      disputed: data.disputedMistakes(of: split, in: predictions))
    // Whoever reads no further than the first lines is to have the page all the same.
    let answered = Result { try answer(result, on: console) }
    if let report { try save(page(for: report, predictions, model, data), to: report, console: console) }
    try answered.get()
    return .success
  }

  private func answer(_ result: EvalReport, on console: Console) throws {
    guard !json else { return try console.answer(result.json.description) }
    try console.answer(wrapping: result.figures.joined(separator: "\n"))
    for block in result.tables.blocks(width: console.environment.columns(of: .output)) {
      try console.answer("\n" + block.joined(separator: "\n"))
    }
  }

  private func save(_ page: [UInt8], to path: String, console: Console) throws(Failure) {
    do { try AtomicFile.write(page, to: path) } catch { throw Failure(path, error) }
    console.note("The report is in \(path.harmless()) (\(NumberFormat.bytes(page.count))).")
  }
}
