// `digits train`: data, network, epochs, test, file. What it takes is in TrainOptions.swift.

import IDX
import MLP
import Random
import Storage
import Tensor
import Terminal

extension TrainOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    Interruption.catchAll()
    try requireWritable(model)
    guard resume else { return try train(from: nil, in: console) }
    guard let path = CheckpointFile.path(beside: model), pathExists(path) else {
      throw Failure(
        "there is no \(model.harmless()).checkpoint, and so no training to go on with; without --resume one starts"
          + " anew")
    }
    let checkpoint = try CheckpointFile(contentsOf: path)
    return try resuming(checkpoint).train(from: checkpoint, in: console)
  }

  /// Trains with these options, from the start or from a checkpoint.
  private func train(from checkpoint: CheckpointFile?, in console: Console) throws -> ExitCode {
    let clock = console.environment.clock
    let start = clock()
    guard patience == nil || validationSplit > 0 else {
      throw UsageError.missingCompanion(option: "--patience", companion: "--validation-split")
    }
    let engine = try Engine(threads: threads, environment: console.environment)
    let data = try OpenDataSet(data, splits: [.train, .test], engine: engine, console: console, quiet: quiet)
    try Interruption.check("before the training began")
    let parts = validationParts(of: data[.train].count)
    var run = try trainingRun(from: checkpoint, data, parts, engine, console)
    try run.finish()

    let evaluation = Evaluation(of: run.network, on: data[.test], engine: engine)
    let history = ModelHistory(
      network: run.network, dataSet: data.name, options: trainingOptions, validationSplit: validationSplit,
      patience: patience, bestEpoch: run.bestEpoch, kernel: engine.instructionSet.rawValue,
      evaluation: evaluation)
    try Model(network: run.network, history: history, name: model).save(to: model)
    run.removeCheckpoint()
    let report = TrainReport(
      evaluation: evaluation, seconds: clock() - start + (checkpoint?.epochs.seconds ?? 0),
      network: run.network,
      data: data, model: model, seed: seed, engine: engine, epochs: run.epochs.finished)
    try console.answer(json ? report.json.description : report.text)
    return .success
  }

  /// The training that is to be run, announced: a new one, or the rest of the one in a checkpoint.
  private func trainingRun(
    from checkpoint: CheckpointFile?, _ data: OpenDataSet, _ parts: (training: [Int], validation: [Int]),
    _ engine: Engine, _ console: Console
  ) throws -> TrainingRun {
    var keeper = CheckpointKeeper(self, data, engine)
    let state: TrainingState
    var judge = patience.map { EarlyStopping(patience: $0) }
    if let checkpoint {
      let training = try keeper.goOn(from: checkpoint, trainingOptions, examples: parts.training.count)
      state = training.state
      judge = patience.map { EarlyStopping(patience: $0, best: training.best) }
    } else {
      state = TrainingState(of: try startingNetwork(for: data), options: trainingOptions)
      if let warning = keeper.startAnew() { console.note(warning) }
    }
    let trainer = Trainer(
      from: state, on: data[.train], selection: parts.training, options: trainingOptions, engine: engine)
    let run = TrainingRun(
      trainer, judge: judge, epochs: checkpoint?.epochs ?? EpochsSoFar(), keeper: keeper,
      validation: parts.validation, examples: data[.train], engine: engine, options: self, console: console)
    if !quiet {
      announce(state.network, data, parts, engine, console)
      if let position = keeper.saved { console.note("Going on after \(position).") }
    }
    return run
  }

  private var trainingOptions: TrainingOptions {
    var options = TrainingOptions()
    options.epochs = epochs
    options.batchSize = batchSize
    options.learningRate = learningRate
    options.schedule = schedule
    options.warmUp = warmUp
    options.weightDecay = weightDecay
    options.distortion = augment.distortion
    options.inputDropout = inputDropout
    options.labelSmoothing = labelSmoothing
    options.averageDecay = averageWeights
    options.seed = seed
    return options
  }

  /// Minutes of training are not to end in a file that cannot be written.
  private func requireWritable(_ path: String) throws(Failure) {
    do { try AtomicFile.requireWritable(path) } catch { throw Failure(path, error) }
  }

  /// A network drawn from the seed, or the one that `--from` names.
  private func startingNetwork(for data: OpenDataSet) throws(Failure) -> Network {
    let examples = data[.train]
    if let from {
      let model = try Model(contentsOf: from)
      try model.requireFit(to: examples, of: data.title, exactClasses: true)
      return model.network
    }
    let sizes = [examples.rows * examples.columns] + hidden + [examples.classCount]
    let parameters = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    guard parameters <= LayerTensors.maximumParameters else {
      let limit = NumberFormat.grouped(LayerTensors.maximumParameters)
      throw Failure(
        "a network of \(NumberFormat.grouped(parameters)) parameters is more than a weights file may hold, \(limit):"
          + " choose smaller or fewer --hidden layers")
    }
    var generator = SeededGenerator(seed: seed)
    return Network(layerSizes: sizes, using: &generator)
  }

  /// The numbers of the examples to train on and of those held back, chosen by the seed.
  private func validationParts(of count: Int) -> (training: [Int], validation: [Int]) {
    var order = Array(0..<count)
    guard validationSplit > 0 else { return (order, []) }
    // Epochs draw from the streams 1, 2, ...; the weights from stream 0.
    var generator = SeededGenerator(seed: seed, stream: .max)
    generator.shuffle(&order)
    let held = min(count - 1, max(1, Int((Double(count) * Double(validationSplit)).rounded())))
    return (order[held...].sorted(), order[..<held].sorted())
  }

  private func announce(
    _ network: Network, _ data: OpenDataSet, _ parts: (training: [Int], validation: [Int]),
    _ engine: Engine, _ console: Console
  ) {
    for line in network.summary { console.note(line) }
    let held = parts.validation.isEmpty ? "" : ", \(NumberFormat.grouped(parts.validation.count)) held back"
    console.note(
      "Training on \(NumberFormat.grouped(parts.training.count)) images of \(data.title)\(held); "
        + "\(engine.threads) \(engine.threads == 1 ? "thread" : "threads"), \(engine.instructionSet.rawValue)."
    )
  }
}
