// The training loop, from any position to the end: batches, and after each epoch validation, early stopping, progress
// and checkpoint. Train.swift does the work before the first batch and after the last.

import DigitReader
import IDX
import MLP
import Tensor
import Terminal

/// A training that runs until it is finished, interrupted, or fails.
struct TrainingRun {
  private(set) var epochs = EpochsSoFar()

  /// The minimum time in seconds between end-of-epoch checkpoints. Saving waits some hundredths of a second for the
  /// disk, which would dominate shorter epochs.
  private static let shortestInterval = 0.1

  private var trainer: Trainer
  private var judge: EarlyStopping?
  private var keeper: CheckpointKeeper
  /// The indices of the held-out examples; may be empty.
  let validation: [Int]
  let examples: LabeledImages
  private let engine: Engine
  /// The number of batches between additional checkpoints.
  private let checkpointEvery: Int
  private var moments: TrainingMoments?
  private let momentsPath: String?
  private let console: Console
  private var progress: TrainingProgress?
  private var epochStart: Double
  /// The time of the last checkpoint.
  private var lastCheckpoint = -Double.infinity
  private var toldOfFailedCheckpoint = false

  /// A training to run from `epochs`, the metrics of the part already done, to its end.
  init(
    _ trainer: Trainer, judge: EarlyStopping?, epochs: EpochsSoFar, keeper: CheckpointKeeper,
    validation: [Int],
    examples: LabeledImages, engine: Engine, options: TrainOptions, console: Console
  ) {
    self.trainer = trainer
    self.judge = judge
    self.epochs = epochs
    self.keeper = keeper
    self.validation = validation
    self.examples = examples
    self.engine = engine
    checkpointEvery = options.checkpointEvery ?? .max
    momentsPath = options.snapshots ? TrainingMoments.path(beside: options.model) : nil
    if let momentsPath {
      var moments = TrainingMoments(epochs: trainer.options.epochs)
      let (step, image) = (trainer.state.step, ImageSize(of: examples).volumeIfSmall)
      if step > 0 { moments.restore(from: momentsPath, upTo: step, image: image) }
      moments.keep(trainer.network, step: step, endOfEpoch: nil)
      self.moments = moments
    }
    self.console = console
    progress =
      options.quiet
      ? nil
      : TrainingProgress(
        console: console, epochs: trainer.options.epochs, stepsPerEpoch: trainer.batchesPerEpoch)
    epochStart = console.environment.clock()
  }

  /// The best network on the held-out examples with early stopping, otherwise the latest.
  var network: Network { judge?.best?.network ?? trainer.network }
  /// The epoch of `network`; nil without early stopping.
  var bestEpoch: Int? { judge?.best?.epoch }

  /// Trains to the end, or until early stopping.
  ///
  /// Throws `Interrupted` on an interruption, after saving a checkpoint.
  mutating func finish() throws {
    defer { progress?.finish() }
    do {
      while !isOver {
        try Interruption.check()
        // This condition also completes an epoch whose end was interrupted, after a resume.
        if trainer.finishedEpochs > epochs.finished.count { try endEpoch() } else { try step() }
      }
    } catch let cause as Interruption {
      throw stop(cause)
    } catch let error as TrainingError {
      throw Failure("\(error)\(keeper.remark)")
    }
  }

  /// Computes a network's logits for the examples in `selection`, or for all of them.
  ///
  /// Throws as `finish` does on an interruption.
  mutating func logits(
    of network: Network, on images: LabeledImages, _ selection: [Int]? = nil,
    varied variation: InputVariation? = nil
  ) throws(Interrupted) -> LabeledLogits {
    do {
      return try interruptibleLogits(of: network, on: images, selection, varied: variation)
    } catch {
      throw stop(error)
    }
  }

  /// The options of the training.
  var options: TrainingOptions { trainer.options }

  /// Removes the checkpoint; called when the weights are saved.
  func removeCheckpoint() { keeper.remove() }

  private var isOver: Bool {
    let finished = epochs.finished.count
    return finished == trainer.options.epochs || judge?.isOver(after: finished) == true
  }

  private mutating func step() throws(TrainingError) {
    guard let batch = try trainer.next() else { preconditionFailure("a training that is over took a step") }
    epochs.running.add(batch)
    moments?.keep(trainer.network, step: trainer.state.step, endOfEpoch: batch.endsEpoch ? batch.epoch : nil)
    progress?.step(
      batch.batch, ofEpoch: batch.epoch, loss: epochs.running.loss,
      batchLoss: batch.lossSum / Double(batch.count), accuracy: epochs.running.accuracy,
      at: console.environment.clock())
    if !batch.endsEpoch, trainer.state.step.isMultiple(of: checkpointEvery) { keepCheckpoint() }
  }

  private func interruptibleLogits(
    of network: Network, on images: LabeledImages, _ selection: [Int]?,
    varied variation: InputVariation? = nil
  ) throws(Interruption) -> LabeledLogits {
    try LabeledLogits(
      of: network, on: images, selection: selection, engine: engine, varied: variation,
      beforeEachBatch: Interruption.check)
  }

  private mutating func endEpoch() throws(Interruption) {
    let number = trainer.finishedEpochs
    let seconds = secondsOfEpoch
    var evaluation: Evaluation?
    if !validation.isEmpty {
      let network = trainer.network
      let found = Evaluation(Predictions(try interruptibleLogits(of: network, on: examples, validation)))
      judge?.judge(
        EarlyStopping.Candidate(
          network: network, epoch: number, correct: found.correct, loss: found.loss))
      evaluation = found
    }
    let figures = EpochFigures(
      number: number, loss: epochs.running.loss, accuracy: epochs.running.accuracy,
      validationLoss: evaluation?.loss, validationAccuracy: evaluation?.accuracy,
      learningRate: trainer.learningRate(ofStep: trainer.state.step - 1), seconds: seconds)
    epochs.finished.append(figures)
    epochs.running = RunningFigures()
    epochStart = console.environment.clock()
    progress?.endEpoch(figures)
    if !isOver, epochStart - lastCheckpoint >= Self.shortestInterval { keepCheckpoint() }
  }

  private var secondsOfEpoch: Double {
    epochs.running.earlierSeconds + console.environment.clock() - epochStart
  }
}

extension TrainingRun {
  /// Saves the state of the training.
  private mutating func save() throws(Failure) {
    var epochs = epochs
    epochs.running.earlierSeconds = secondsOfEpoch
    try keeper.save(
      TrainingCheckpoint(state: trainer.state, best: judge?.best), epochs, at: position)
    if let momentsPath { try moments?.saveIfNew(to: momentsPath) }
    lastCheckpoint = console.environment.clock()
  }

  /// Saves the snapshots if requested; the last one is the saved network.
  mutating func saveMoments() throws(Failure) {
    guard let momentsPath else { return }
    let epoch = bestEpoch ?? epochs.finished.count
    let network = network
    moments?.end(with: network, step: epoch * trainer.batchesPerEpoch, epoch: epoch)
    try moments?.saveIfNew(to: momentsPath)
  }

  /// Saves the state of the training. A failure to save does not stop the training.
  private mutating func keepCheckpoint() {
    do { try save() } catch {
      guard !toldOfFailedCheckpoint else { return }
      toldOfFailedCheckpoint = true
      console.note(wrapping: "\(error); training continues without a checkpoint.")
    }
  }

  /// Saves the state of the training and describes it in the returned error.
  private mutating func stop(_ cause: Interruption) -> Interrupted {
    var fate = keeper.obstacle(at: epochs).map { "nothing is saved, because \($0)" } ?? keeper.advice
    do { try save() } catch { fate = "it could not be saved: \(error)" }
    return Interrupted(cause, "Interrupted in \(position); \(fate).")
  }

  private var position: String {
    trainer.options.position(step: trainer.state.step, examples: trainer.exampleCount)
  }
}
