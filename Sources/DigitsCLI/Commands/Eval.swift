// `digits eval`: a network measured on labelled images. What it takes is in EvalOptions.swift.

import MLP
import Tensor
import Terminal

extension EvalOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    let engine = try Engine(threads: threads, environment: console.environment)
    let model = try Model(chosen: model, console: console)
    let data = try OpenDataSet(data, splits: [split], engine: engine, console: console)
    let examples = data[split]
    try model.requireFit(to: examples, of: data.title, exactClasses: false)
    let predictions = Predictions(
      LabeledLogits(of: model.network, on: examples, engine: engine),
      temperature: Double(model.temperature))
    let report = EvalReport(
      evaluation: Evaluation(predictions), calibration: Calibration(predictions),
      temperature: model.temperature, data: data, split: split)
    let width = max(80, console.environment.columns(of: .output))
    try console.answer(json ? report.json.description : report.text(width: width))
    return .success
  }
}
