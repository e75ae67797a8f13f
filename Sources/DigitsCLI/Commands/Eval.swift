// `digits eval`: evaluates a network on labelled images.

import DigitReader
import Formats
import MLP
import Storage
import Tensor
import Terminal

extension EvalOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    if let weights { try requireWeights(weights) }
    let file = try weightsFile(option: model, argument: weights)
    if let report { try requireNew(report, force: force) }
    let engine = try Engine(threads: threads, environment: console.environment)
    let model = try Model(chosen: file, inputs: standardization, console: console)
    let data = try openDataSet(of: model, engine, console)
    let examples = data[split]
    try model.requireFit(to: examples, of: data.title)
    if corrupt { try CorruptionResults.requireSize(of: examples, data.title) }
    let predictions = Predictions(
      LabeledLogits(of: model.network, on: examples, engine: engine),
      temperature: Double(model.temperature))
    let damage =
      corrupt
      ? CorruptionResults(
        of: model, on: data, split, sample: predictions.firstRight ?? 0, engine: engine, console: console)
      : nil
    let result = EvalReport(
      model: model.name, evaluation: Evaluation(predictions), calibration: Calibration(predictions),
      temperature: model.temperature, data: data, split: split,
      disputed: data.disputedMistakes(of: split, in: predictions), damage: damage)
    for words in EvalDoubts(about: model, on: data, split, result.evaluation, engine: engine).words {
      console.note(wrapping: words)
    }
    // Write the page even if the reader of standard output closes it early.
    let answered = Result { try answer(result, on: console) }
    if !json, let words = data.wordsOnDifficulty { console.note(wrapping: words) }
    if let report {
      try save(page(for: report, predictions, damage, model, data), to: report, console: console)
    }
    try answered.get()
    return .success
  }

  /// Throws when an argument names a data set, which belongs in `--data`.
  private func requireWeights(_ argument: String) throws(Failure) {
    let isDataSet =
      pathExists(argument)
      ? Folder.exists(argument)
        || [".csv", ".csv.gz", "ubyte", "ubyte.gz"].contains(where: argument.hasSuffix)
      : Catalogue.dataSet(named: argument) != nil
    guard isDataSet else { return }
    throw Failure(
      argument,
      "this is a data set or a folder, not weights; 'digits eval --data \(argument.shellWord)' measures on it"
    )
  }

  /// The requested data set, otherwise the one that the weights file names as its training set. Prints a note if the
  /// latter is not MNIST.
  private func openDataSet(of model: Model, _ engine: Engine, _ console: Console) throws -> OpenDataSet {
    // Accept only names from the file: an untrusted file must not select a path.
    let own = model.history["dataset"].flatMap { $0 == Catalogue.mnist.name || $0.contains("/") ? nil : $0 }
    let preprocessing = try model.named { (model) throws(ModelError) in try model.preprocessing() }
    do {
      let opened = try OpenDataSet(
        data ?? own, splits: [split], preprocessing: preprocessing,
        conventions: model.history.conventions(for: data ?? own, given: conventions, console),
        keepingOriginals: corrupt,
        engine: engine, console: console)
      if data == nil, own != nil {
        console.note(
          wrapping:
            "Measuring on \(opened.title), which the weights were trained on; use --data to choose another data set."
        )
      }
      return opened
    } catch let error as DataSetError {
      guard data == nil, let own else { throw error }
      throw Failure(
        "\(model.name): the weights were trained on '\(own.harmless(limit: 40))', which is not available:"
          + " \("\(error)".harmless(limit: 1000)); choose a data set with --data")
    }
  }

  private func answer(_ result: EvalReport, on console: Console) throws {
    guard !json else { return try console.answer(result.json.description) }
    try console.answer(wrapping: result.figures.joined(separator: "\n"))
    for block in result.blocks(width: console.environment.columns(of: .output)) {
      try console.answer("\n" + block.joined(separator: "\n"))
    }
  }

  private func save(_ page: [UInt8], to path: String, console: Console) throws(Failure) {
    do { try AtomicFile.write(page, to: path) } catch { throw Failure(path, error) }
    console.note("The report is in \(path.harmless()) (\(NumberFormat.bytes(page.count))).")
  }
}

extension Predictions {
  /// The index of the first correctly classified example; nil if there is none.
  fileprivate var firstRight: Int? { labels.indices.first { answers[$0] == Int(labels[$0]) } }
}
