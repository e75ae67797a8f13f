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
    let evaluation = Evaluation(of: model.network, on: examples, engine: engine)
    let report = EvalReport(evaluation: evaluation, data: data, split: split)
    try console.answer(json ? report.json.description : report.text)
    return .success
  }
}
