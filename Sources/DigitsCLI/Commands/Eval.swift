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
    let pixels = examples.rows * examples.columns
    guard model.network.inputCount == pixels, model.network.classCount >= examples.classCount else {
      throw Failure(
        "the network goes from \(model.network.inputCount) inputs to \(model.network.classCount) classes,"
          + " and \(data.title) needs one from \(pixels) to \(examples.classCount)")
    }
    let evaluation = Evaluation(of: model.network, on: examples, engine: engine)
    let report = EvalReport(evaluation: evaluation, data: data, split: split)
    try console.answer(json ? report.json.description : report.text)
    return .success
  }
}
