// `digits train`: data, network, epochs, test, file. What it takes is in TrainOptions.swift.

import IDX
import MLP
import Random
import Tensor
import Terminal

extension TrainOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    let clock = console.environment.clock
    let start = clock()
    guard patience == nil || validationSplit > 0 else {
      throw UsageError.missingCompanion(option: "--patience", companion: "--validation-split")
    }
    try requireWritable(model)
    if let historyFile {
      guard historyFile.path != model else {
        throw Failure(model, "the weights are to be saved here, so --history needs another file")
      }
      try requireWritable(historyFile.path)
    }
    let engine = try Engine(threads: threads, environment: console.environment)
    let data = try OpenDataSet(data, splits: [.train, .test], engine: engine, console: console, quiet: quiet)
    let network = try startingNetwork(for: data)
    let examples = try data.trainingImages(addingSynthetic: addSynthetic, engine: engine)
    var parts = validationParts(of: data[.train].count)
    parts.training += data[.train].count..<examples.count
    var trainer = Trainer(
      network, on: examples, selection: parts.training, options: trainingOptions, engine: engine)
    if !quiet { announce(network, data, parts, engine, console) }

    var judge = patience.map { EarlyStopping(patience: $0) }
    let epochs = try train(
      &trainer, judge: &judge, validation: parts.validation, examples, engine, console)
    let best = judge?.best?.network ?? trainer.network

    let temperature = temperature(of: best, on: examples, parts.validation, engine)
    let evaluation = Evaluation(
      Predictions(
        LabeledLogits(of: best, on: data[.test], engine: engine), temperature: Double(temperature)))
    let history = ModelHistory(
      network: best, from: from, dataSet: data.name, addedSynthetic: addSynthetic, options: trainingOptions,
      validationSplit: validationSplit, patience: patience, bestEpoch: judge?.best?.epoch,
      temperature: temperature, kernel: engine.instructionSet.rawValue, epochs: TrainingHistory(epochs),
      evaluation: evaluation)
    try Model(network: best, history: history, name: model).save(to: model)
    try historyFile?.save(epochs)
    let report = TrainReport(
      evaluation: evaluation, seconds: clock() - start, network: best, data: data, model: model,
      history: historyFile?.path, seed: seed, engine: engine, epochs: epochs,
      imagesPerEpoch: parts.training.count)
    if json { try console.answer(report.json.description) } else { try console.answer(wrapping: report.text) }
    if !quiet, !json { console.note(wrapping: report.nextCommands(data: self.data)) }
    return .success
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

  /// The temperature that suits the images held back; 1 when there are none, since the network is surer of those
  /// that it was trained on than of any others, and the test images are not to choose anything.
  private func temperature(
    of network: Network, on examples: LabeledImages, _ validation: [Int], _ engine: Engine
  ) -> Float {
    Float(LabeledLogits(of: network, on: examples, selection: validation, engine: engine).fittedTemperature())
  }

  private func announce(
    _ network: Network, _ data: OpenDataSet, _ parts: (training: [Int], validation: [Int]),
    _ engine: Engine, _ console: Console
  ) {
    for line in network.summary { console.note(line) }
    let added = addSynthetic == 0 ? "" : " and synthetic digits"
    let held = parts.validation.isEmpty ? "" : ", \(NumberFormat.grouped(parts.validation.count)) held back"
    console.note(
      wrapping:
        "Training on \(NumberFormat.grouped(parts.training.count)) images of \(data.title)\(added)\(held); "
        + "\(engine.threads) \(engine.threads == 1 ? "thread" : "threads"), \(engine.instructionSet.rawValue)."
    )
  }

  /// Trains to the end, or until the judge has seen enough, and returns the figures of each epoch.
  private func train(
    _ trainer: inout Trainer, judge: inout EarlyStopping?, validation: [Int], _ examples: LabeledImages,
    _ engine: Engine, _ console: Console
  ) throws -> [EpochFigures] {
    let clock = console.environment.clock
    var figures: [EpochFigures] = []
    var running = RunningFigures()
    var epochStart = clock()
    var progress =
      quiet
      ? nil : TrainingProgress(console: console, epochs: epochs, stepsPerEpoch: trainer.batchesPerEpoch)
    defer { progress?.finish() }
    while let batch = try trainer.next() {
      running.add(batch)
      progress?.step(
        batch.batch, ofEpoch: batch.epoch, loss: running.loss,
        batchLoss: batch.lossSum / Double(batch.count), accuracy: running.accuracy, at: clock())
      guard batch.endsEpoch else { continue }
      let seconds = clock() - epochStart
      let evaluation =
        validation.isEmpty
        ? nil : Evaluation(of: trainer.network, on: examples, selection: validation, engine: engine)
      let epoch = EpochFigures(
        number: batch.epoch, loss: running.loss, accuracy: running.accuracy,
        validationLoss: evaluation?.loss, validationAccuracy: evaluation?.accuracy,
        learningRate: batch.learningRate, seconds: seconds)
      figures.append(epoch)
      progress?.endEpoch(epoch)
      running = RunningFigures()
      epochStart = clock()
      if let evaluation, judge?.shouldStop(after: batch.epoch, trainer.network, evaluation) == true { break }
    }
    return figures
  }
}

/// Means over the batches of an epoch so far, each example counting the same.
private struct RunningFigures {
  private var lossSum = 0.0
  private var correct = 0
  private var count = 0

  mutating func add(_ batch: BatchResult) {
    lossSum += batch.lossSum
    correct += batch.correct
    count += batch.count
  }

  var loss: Double { lossSum / Double(count) }
  var accuracy: Double { Double(correct) / Double(count) }
}
