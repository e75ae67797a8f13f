// `digits train`: loads the data, builds the network, trains it, tests it and saves it.

import DigitReader
import Formats
import IDX
import MLP
import Random
import Storage
import Tensor
import Terminal

extension TrainOptions: Command {
  func run(in console: Console) throws -> ExitCode {
    try requireWeightsOrNew(model)
    if snapshots { _ = try placeForMoments(beside: model) }
    guard resume else {
      guard canBeJudged else {
        throw UsageError.missingCompanion(option: "--patience", companion: "--validation-split")
      }
      if from == nil { try requireConvolutions() }
      try requireCheckpointOrNew(beside: model)
      let earlier = try from.map { try Model(contentsOf: $0) }
      return try continuing(earlier).train(from: nil, startingWith: earlier, in: console)
    }
    guard let path = CheckpointFile.path(beside: model), pathExists(path) else {
      throw Failure(
        "there is no \((model + CheckpointFile.ending).harmless()), so there is no training to resume; leave"
          + " --resume out to start a new one")
    }
    let checkpoint = try CheckpointFile(contentsOf: path)
    return try resuming(checkpoint).train(from: checkpoint, startingWith: nil, in: console)
  }

  /// Trains with these options, starting from random weights, an `earlier` network or a checkpoint.
  private func train(
    from checkpoint: CheckpointFile?, startingWith earlier: Model?, in console: Console
  ) throws -> ExitCode {
    // From here on, an interruption must let work finish first. The file of --from, which may be a pipe, has been read.
    Interruption.catchAll()
    let clock = console.environment.clock
    let start = clock()
    if let historyFile {
      try historyFile.requireHistoryOrNew()
    }
    let engine = try Engine(threads: threads, environment: console.environment)
    var data = try openDataSet(of: checkpoint, engine, console)
    let added = addSynthetic ?? Self.builtInDigits(besides: data, engine: engine)
    let examples = try data.trainingImages(
      addingSynthetic: added, nonDigits: addNonDigits, engine: engine)
    do { try Interruption.check() } catch {
      throw Interrupted(error, "Interrupted before the training began.")
    }
    var parts = try validationParts(of: data[.train].count)
    parts.training += data[.train].count..<examples.count
    parts.training = classWeights.applied(to: parts.training, of: examples)
    let trainings =
      checkpoint?.premises.earlier ?? earlier.map { EarlierTrainings(goingOnFrom: $0.history) } ?? .init()
    var run = try trainingRun(
      from: checkpoint, startingWith: earlier, after: trainings, data, examples, parts, engine, console)
    try run.finish()

    let (best, epochs) = (run.network, run.epochs.finished)
    let temperature = try run.fittedTemperature(
      of: best, training: parts.training.filter { $0 < data[.train].count })
    let evaluation = Evaluation(
      Predictions(try run.logits(of: best, on: data[.test]), temperature: Double(temperature)))
    let history = ModelHistory(
      network: best, from: from, after: trainings, preset: preset, data: data,
      addedSynthetic: added, addedNonDigits: addNonDigits, classWeights: classWeights,
      options: trainingOptions(on: data),
      validationSplit: validationSplit, patience: patience, bestEpoch: run.bestEpoch,
      temperature: temperature, kernel: engine.instructionSet.rawValue, epochs: TrainingHistory(epochs),
      evaluation: evaluation)
    let trained = Model(network: best, history: history, name: model)
    let kept = try PreviousWeights(beside: model)?.keep(replacedBy: trained)
    try trained.save(to: model)
    try run.saveMoments()
    run.removeCheckpoint()
    // Check again: another name may refer to the file that now holds the weights.
    try historyFile?.requireHistoryOrNew()
    try historyFile?.save(epochs)
    let earlierSeconds = checkpoint?.epochs.seconds ?? 0
    let report = TrainReport(
      evaluation: evaluation, temperature: temperature, seconds: earlierSeconds + clock() - start,
      network: best, data: data, model: model, history: historyFile?.path, seed: seed, engine: engine,
      epochs: epochs,
      bestEpoch: run.bestEpoch, classWeights: classWeights, imagesPerEpoch: parts.training.count)
    if json { try console.answer(report.json.description) } else { try console.answer(wrapping: report.text) }
    if !quiet, let kept { console.note(wrapping: kept) }
    if !quiet, !json, let words = data.wordsOnDifficulty { console.note(wrapping: words) }
    if !quiet, let warning = report.warning { console.note(wrapping: warning) }
    if !quiet, !json { console.note(wrapping: report.nextCommands(data: self.data)) }
    return .success
  }

  /// Opens the data set. If it is missing and `--data` was not given, the error names the checkpoint that needs it.
  private func openDataSet(
    of checkpoint: CheckpointFile?, _ engine: Engine, _ console: Console
  ) throws -> OpenDataSet {
    do {
      return try OpenDataSet(
        data, splits: [.train, .test], preprocessing: preprocess, conventions: conventions, engine: engine,
        console: console, quiet: quiet)
    } catch let error as DataSetError {
      guard let checkpoint, !given.contains("--data") else { throw error }
      throw Failure(
        checkpoint.path, "\("\(error)".harmless(limit: 1000)); choose its data set with --data")
    }
  }

  /// Prepares and announces a new training, or resumes the one in a checkpoint.
  private func trainingRun(
    from checkpoint: CheckpointFile?, startingWith earlier: Model?, after trainings: EarlierTrainings,
    _ data: OpenDataSet, _ examples: LabeledImages,
    _ parts: (training: [Int], validation: [Int]), _ engine: Engine, _ console: Console
  ) throws -> TrainingRun {
    // Store resolved values of defaults that depend on the images, for the checkpoint.
    var settled = self
    if checkpoint == nil {
      settled.receptiveField = try receptiveField(on: ImageSize(of: examples), of: data.title)?.side ?? 0
      settled.addSynthetic = examples.count - data[.train].count - addNonDigits
    }
    var keeper = CheckpointKeeper(settled, data, engine, after: trainings)
    let state: TrainingState
    var judge = patience.map { EarlyStopping(patience: $0) }
    if let checkpoint {
      let training = try keeper.goOn(
        from: checkpoint, trainingOptions(on: data), side: receptiveField ?? 0,
        examples: parts.training.count)
      state = training.state
      judge = patience.map { EarlyStopping(patience: $0, best: training.best) }
    } else {
      let network = try settled.startingNetwork(earlier, for: examples, of: data.title)
      state = TrainingState(of: network, options: trainingOptions(on: data))
      if let warning = keeper.startAnew() { console.note(wrapping: warning) }
    }
    var trainer = Trainer(
      from: state, on: examples, selection: parts.training, options: trainingOptions(on: data),
      engine: engine)
    if threads == nil { trainer.chooseThreads(by: console.environment.clock) }
    let run = TrainingRun(
      trainer, judge: judge, epochs: checkpoint?.epochs ?? EpochsSoFar(), keeper: keeper,
      validation: parts.validation, examples: examples, engine: engine, options: self, console: console)
    if !quiet {
      announce(state.network, data, parts, engine, console)
      if let position = keeper.saved { console.note("Resuming after \(position).") }
      if let words = data.wordsOnUnlearntLabels { console.note(wrapping: words) }
      for words in DataSetDoubts(about: data, .train, engine: engine).words { console.note(wrapping: words) }
    }
    return run
  }

  /// The hyperparameters for training on `data` with these options.
  private func trainingOptions(on data: OpenDataSet) -> TrainingOptions {
    var options = TrainingOptions()
    options.epochs = epochs
    options.batchSize = batchSize
    options.learningRate = learningRate
    options.schedule = schedule
    options.warmUp = warmUp
    options.weightDecay = weightDecay
    options.distortion = augment.distortion
    // Slanting a 1 turns it into a 7; classes other than digits have no such confusion.
    if !data.classes.areNumbers { options.distortion.uprightLabels = [] }
    options.distortionFade = augmentFade
    options.inputDropout = inputDropout
    options.dropout = dropout
    options.labelSmoothing = labelSmoothing
    options.averageDecay = averageWeights
    options.seed = seed
    return options
  }

  /// The indices of the training and validation examples, selected by the seed.
  func validationParts(of count: Int) throws(Failure) -> (training: [Int], validation: [Int]) {
    var order = Array(0..<count)
    guard validationSplit > 0 else { return (order, []) }
    guard count > 1 else { throw Failure("a single training image cannot be split for validation") }
    // Epochs use random streams 1, 2, ...; weight initialization uses stream 0.
    var generator = SeededGenerator(seed: seed, stream: .max)
    generator.shuffle(&order)
    let held = min(count - 1, max(1, Int((Double(count) * Double(validationSplit)).rounded())))
    return (order[held...].sorted(), order[..<held].sorted())
  }

  private func announce(
    _ network: Network, _ data: OpenDataSet, _ parts: (training: [Int], validation: [Int]),
    _ engine: Engine, _ console: Console
  ) {
    for line in network.summary(columns: console.environment.columns(of: .errors)) { console.note(line) }
    if from == nil, let words = network.wordsOnUnseenPixels { console.note(wrapping: words) }
    let count = parts.training.count(where: { $0 < data[.train].count })
    let digits = parts.training.count - count - addNonDigits
    let images = DataSetError.list(
      [
        "\(NumberFormat.counted(count, "image")) of \(data.title)",
        digits == 0 ? nil : NumberFormat.counted(digits, "built-in digit"),
        addNonDigits == 0 ? nil : "\(NumberFormat.counted(addNonDigits, "non-digit drawing"))",
      ].compactMap(\.self))
    let held = parts.validation.isEmpty ? "" : ", \(NumberFormat.grouped(parts.validation.count)) held out"
    console.note(
      wrapping:
        "Training on \(images)\(held); "
        + "\(NumberFormat.counted(engine.threads, "thread")), \(engine.instructionSet.rawValue)."
    )
  }
}
