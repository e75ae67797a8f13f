// Training: shuffled mini-batches, forward, backward, Adam, until the epochs are done. It prints nothing and reads
// no clock; it yields what happened, batch by batch.

import IDX
import Random
import Tensor

/// How to train.
public struct TrainingOptions: Sendable, Equatable {
  /// Passes over the training examples.
  public var epochs = 3
  /// Examples of a batch; the last one of an epoch may be smaller.
  public var batchSize = 64
  /// η, the peak of the learning rate.
  public var learningRate = 0.004
  public var schedule = LearningRateSchedule.oneCycle
  /// λ, Adam's decoupled weight decay.
  public var weightDecay = 0.0
  /// The seed of the order of the examples.
  public var seed: UInt64 = 1

  public init() {}
}

/// What happened in one batch.
public struct BatchResult: Sendable, Equatable {
  /// The epoch, counted from 1.
  public let epoch: Int
  /// The batch of the epoch, counted from 1.
  public let batch: Int
  /// Batches of an epoch.
  public let batches: Int
  /// Examples of this batch.
  public let count: Int
  /// The sum of their losses before this batch's update, in nats.
  public let lossSum: Double
  /// How many of them the network had right before this batch's update.
  public let correct: Int
  /// The learning rate of this batch's update.
  public let learningRate: Double

  /// Whether the epoch ends here.
  public var endsEpoch: Bool { batch == batches }
}

/// Why a training cannot go on.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The loss is infinite or not a number.
  case lossNotFinite(epoch: Int, batch: Int, learningRate: Double)

  public var description: String {
    switch self {
    case .lossNotFinite(let epoch, let batch, let learningRate):
      "the loss is no longer a finite number in epoch \(epoch), batch \(batch), at a learning rate of "
        + "\(learningRate): try a smaller --learning-rate"
    }
  }
}

/// A training in progress: call `next` until it returns nil.
///
/// The same network, examples, options and instruction set give the same parameters to the bit, whatever the
/// number of threads.
public struct Trainer: Sendable {
  public let options: TrainingOptions
  /// The network as trained so far.
  public private(set) var network: Network

  private let examples: LabeledImages
  /// The numbers of the examples to train on; the others are kept for validation.
  private let selection: [Int]
  private let engine: Engine
  private var optimizer: Adam
  private var pass: Backpropagation
  private var order: [Int] = []
  private var step = 0

  /// A training of `network` on the chosen `selection` of the examples, or on all of them.
  ///
  /// Traps when there is nothing to train on, when options are out of range, or when the network does not fit the
  /// examples.
  public init(
    _ network: Network, on examples: LabeledImages, selection: [Int]? = nil, options: TrainingOptions,
    engine: Engine
  ) {
    let selection = selection ?? Array(0..<examples.count)
    precondition(!selection.isEmpty, "there is no example to train on")
    precondition(
      options.epochs > 0 && options.batchSize > 0,
      "\(options.epochs) epochs of batches of \(options.batchSize) cannot be trained")
    precondition(
      network.inputCount == examples.rows * examples.columns && network.classCount >= examples.classCount,
      "a network of \(network.inputCount) to \(network.classCount) does not fit examples of "
        + "\(examples.rows) x \(examples.columns) pixels in \(examples.classCount) classes")
    self.network = network
    self.examples = examples
    self.selection = selection
    self.options = options
    self.engine = engine
    optimizer = Adam(for: network, weightDecay: options.weightDecay)
    pass = Backpropagation(for: network, capacity: min(options.batchSize, selection.count))
  }

  /// Batches of an epoch, the last partial one included.
  public var batchesPerEpoch: Int { (selection.count + options.batchSize - 1) / options.batchSize }
  /// Steps of the whole training.
  public var totalSteps: Int { options.epochs * batchesPerEpoch }

  /// Trains on the next batch and says how it went, or returns nil when all epochs are done.
  ///
  /// - Throws: `TrainingError.lossNotFinite` at the first batch whose loss is not finite, before it changes the
  ///   network any further.
  public mutating func next() throws(TrainingError) -> BatchResult? {
    guard step < totalSteps else { return nil }
    let (epoch, batch) = step.quotientAndRemainder(dividingBy: batchesPerEpoch)
    if batch == 0 { shuffle(epoch: epoch + 1) }
    let start = batch * options.batchSize
    let count = min(options.batchSize, order.count - start)

    let chosen = Array(order[start..<(start + count)])
    pass.load(chosen, of: examples, on: engine)
    let correct = pass.forward(network, labels: chosen.map { examples.labels[$0] }, on: engine)

    let learningRate = options.learningRate * options.schedule.factor(step: step, of: totalSteps)
    let lossSum = pass.losses.prefix(count).reduce(0) { $0 + Double($1) }
    guard lossSum.isFinite else {
      throw .lossNotFinite(epoch: epoch + 1, batch: batch + 1, learningRate: learningRate)
    }
    pass.backward(network, on: engine)
    optimizer.update(&network, gradient: pass.gradient, learningRate: learningRate, on: engine)
    step += 1
    return BatchResult(
      epoch: epoch + 1, batch: batch + 1, batches: batchesPerEpoch, count: count, lossSum: lossSum,
      correct: correct, learningRate: learningRate)
  }

  /// Every epoch has an order of its own, which depends on nothing but the seed and the epoch's number.
  private mutating func shuffle(epoch: Int) {
    var generator = SeededGenerator(seed: options.seed, stream: UInt64(epoch))
    order = selection
    generator.shuffle(&order)
  }
}
