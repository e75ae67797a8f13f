// The training loop: shuffled mini-batches, with a forward pass, a backward pass and an Adam step for each. Results of
// each batch are returned to the caller.

import IDX
import Random
import Tensor

/// The result of one batch.
public struct BatchResult: Sendable, Equatable {
  /// The epoch, counted from 1.
  public let epoch: Int
  /// The batch in the epoch, counted from 1.
  public let batch: Int
  /// The number of batches per epoch.
  public let batches: Int
  /// The number of examples in this batch.
  public let count: Int
  /// The sum of the examples' losses before this batch's update, in nats.
  public let lossSum: Double
  /// The number of correct examples before this batch's update.
  public let correct: Int
  /// The learning rate of this batch's update.
  public let learningRate: Double

  /// Whether this is the last batch of the epoch.
  public var endsEpoch: Bool { batch == batches }
}

/// Why training cannot continue.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The loss is infinite or not a number.
  case lossNotFinite(epoch: Int, batch: Int, learningRate: Double)

  public var description: String {
    switch self {
    case .lossNotFinite(let epoch, let batch, let learningRate):
      "the loss is no longer finite in epoch \(epoch), batch \(batch), at a learning rate of "
        + "\(Float(learningRate)): try a smaller --learning-rate"
    }
  }
}

/// A training run in progress: call `next` until it returns nil.
///
/// The same network, examples, options and instruction set give bit-identical parameters for any number of threads.
public struct Trainer: Sendable {
  public let options: TrainingOptions
  /// The current state; training resumed from it gives the same result.
  public private(set) var state: TrainingState
  /// The current network, with averaged weights if the options say so.
  public var network: Network { state.average?.network ?? state.network }

  private let examples: LabeledImages
  /// The indices of the examples to train on; the others are kept for validation.
  private let selection: [Int]
  private let engine: Engine
  private var threads: ThreadsByTime?
  private var pass: Backpropagation
  /// The indices of the examples in the order of epoch `orderedEpoch`.
  private var order: [Int] = []
  private var orderedEpoch = 0

  /// A training run of `network` on the examples of `selection`, or on all of them.
  ///
  /// Traps if there are no examples, if options are out of range, or if the network does not fit the examples.
  public init(
    _ network: Network, on examples: LabeledImages, selection: [Int]? = nil, options: TrainingOptions,
    engine: Engine
  ) {
    self.init(
      from: TrainingState(of: network, options: options), on: examples, selection: selection,
      options: options,
      engine: engine)
  }

  /// Resumes training from `state`, on the same examples with the same options.
  ///
  /// Traps like the other initializer, and if the state is past the end or does not fit the options.
  public init(
    from state: TrainingState, on examples: LabeledImages, selection: [Int]? = nil, options: TrainingOptions,
    engine: Engine
  ) {
    let network = state.network
    let selection = selection ?? Array(0..<examples.count)
    precondition(!selection.isEmpty, "there is no example to train on")
    precondition(
      options.epochs > 0 && options.batchSize > 0,
      "\(options.epochs) epochs of batches of \(options.batchSize) cannot be trained")
    precondition(
      network.inputCount == examples.rows * examples.columns && network.classCount >= examples.classCount,
      "a network of \(network.inputCount) to \(network.classCount) does not fit examples of "
        + "\(examples.rows) x \(examples.columns) pixels in \(examples.classCount) classes")
    precondition(
      options.learningRate.isFinite && options.learningRate >= 0 && options.weightDecay.isFinite
        && options.weightDecay >= 0,
      "the learning rate or the weight decay is out of range in \(options)")
    precondition(
      (0..<1).contains(options.warmUp ?? 0) && (0..<1).contains(options.averageDecay)
        && (0..<1).contains(options.inputDropout) && (0..<1).contains(options.dropout)
        && (0..<1).contains(options.labelSmoothing) && (0...1).contains(options.distortionFade),
      "a share is out of range in \(options)")
    self.state = state
    self.examples = examples
    self.selection = selection
    self.options = options
    self.engine = engine
    pass = Backpropagation(for: network, capacity: min(options.batchSize, selection.count))
    precondition(
      (0...totalSteps).contains(state.step) && state.fits(options),
      "step \(state.step) of another training was given to one of \(totalSteps) steps with \(options)")
  }

  /// The number of examples per epoch.
  public var exampleCount: Int { selection.count }
  /// The number of batches per epoch, including a last partial one.
  public var batchesPerEpoch: Int { options.batchesPerEpoch(of: selection.count) }
  /// The total number of steps.
  public var totalSteps: Int { options.epochs * batchesPerEpoch }
  /// The number of completed epochs.
  public var finishedEpochs: Int { state.step / batchesPerEpoch }

  /// The learning rate of a step, counted from 0.
  public func learningRate(ofStep step: Int) -> Double {
    options.learningRate * options.schedule.factor(step: step, of: totalSteps, warmUp: options.warmUp)
  }

  /// From now on, runs each step on all threads or on the calling thread alone, whichever was faster recently according
  /// to `clock`, in seconds. Results are not affected.
  public mutating func chooseThreads(by clock: @escaping @Sendable () -> Double) {
    guard engine.threads > 1 else { return }
    let alone = Engine(threads: 1, instructionSet: engine.instructionSet)
    threads = ThreadsByTime(alone: alone, clock: clock)
  }

  /// Trains on the next batch and returns its result, or nil if all epochs are done.
  ///
  /// - Throws: `TrainingError.lossNotFinite` at the first batch whose loss is not finite, before updating the network.
  public mutating func next() throws(TrainingError) -> BatchResult? {
    guard state.step < totalSteps else { return nil }
    guard let threads else { return try step(on: engine) }
    let start = threads.clock()
    let result = try step(on: threads.choice.way == .shared ? engine : threads.alone)
    self.threads?.choice.note(seconds: threads.clock() - start)
    return result
  }

  /// Runs the next step, which must exist.
  private mutating func step(on engine: Engine) throws(TrainingError) -> BatchResult {
    let (epoch, batch) = state.step.quotientAndRemainder(dividingBy: batchesPerEpoch)
    shuffle(epoch: epoch + 1)
    let start = batch * options.batchSize
    let count = min(options.batchSize, order.count - start)

    let chosen = Array(order[start..<(start + count)])
    let variation = InputVariation(options, epoch: epoch + 1, step: state.step, of: totalSteps)
    if variation.isNone {
      pass.load(chosen, of: examples, on: engine)
    } else {
      pass.load(chosen, of: examples, varied: variation, on: engine)
    }
    let correct = pass.forward(
      state.network, labels: chosen.map { examples.labels[$0] },
      smoothing: chosen.map { examples.hasClass($0) ? options.labelSmoothing : 1 },
      dropout: HiddenDropout(options, examples: chosen, epoch: epoch + 1), on: engine)

    let learningRate = learningRate(ofStep: state.step)
    let lossSum = pass.losses.prefix(count).reduce(0) { $0 + Double($1) }
    guard lossSum.isFinite else {
      throw .lossNotFinite(epoch: epoch + 1, batch: batch + 1, learningRate: learningRate)
    }
    pass.backward(state.network, on: engine)
    state.update(gradient: pass.gradient, learningRate: learningRate, on: engine)
    return BatchResult(
      epoch: epoch + 1, batch: batch + 1, batches: batchesPerEpoch, count: count, lossSum: lossSum,
      correct: correct, learningRate: learningRate)
  }

  /// Shuffles the examples for an epoch. The order depends only on the seed and the epoch.
  private mutating func shuffle(epoch: Int) {
    guard orderedEpoch != epoch else { return }
    orderedEpoch = epoch
    var generator = SeededGenerator(seed: options.seed, stream: UInt64(epoch))
    order = selection
    generator.shuffle(&order)
  }
}

/// The additional state of a trainer that chooses its threads.
private struct ThreadsByTime: Sendable {
  var choice = ThreadChoice()
  /// The same kernels on the calling thread alone.
  let alone: Engine
  let clock: @Sendable () -> Double
}
