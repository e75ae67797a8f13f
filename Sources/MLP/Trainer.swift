// Training: shuffled mini-batches, forward, backward, Adam, until the epochs are done. It prints nothing and reads
// no clock; it yields what happened, batch by batch.

import Augmentation
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
  /// Over which share of the steps the learning rate first rises, 0 ..< 1; nil is the schedule's own.
  public var warmUp: Double?
  /// How far pictures are bent before the network sees them, each anew in every epoch.
  public var distortion = Distortion.none
  /// The share of inputs that are dropped, 0 ..< 1; see `InputDropout`.
  public var inputDropout: Float = 0
  /// ε, by how much labels are smoothed, 0 ..< 1; see `softmaxCrossEntropy`.
  public var labelSmoothing: Float = 0
  /// The share of the average of the weights that each step keeps, 0 ..< 1; 0 for no average. See `WeightAverage`.
  public var averageDecay = 0.0
  /// The seed of the order of the examples, and of what is done to them.
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
        + "\(Float(learningRate)): try a smaller --learning-rate"
    }
  }
}

/// A training in progress: call `next` until it returns nil.
///
/// The same network, examples, options and instruction set give the same parameters to the bit, whatever the
/// number of threads.
public struct Trainer: Sendable {
  public let options: TrainingOptions
  /// The network as trained so far: where options ask for it, with the average of its weights.
  public var network: Network { average?.network ?? trained }

  private var trained: Network
  private var average: WeightAverage?
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
    precondition(
      (0..<1).contains(options.warmUp ?? 0) && (0..<1).contains(options.averageDecay)
        && (0..<1).contains(options.inputDropout) && (0..<1).contains(options.labelSmoothing),
      "a share is out of range in \(options)")
    trained = network
    average = options.averageDecay > 0 ? WeightAverage(of: network, decay: options.averageDecay) : nil
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
    let variation = InputVariation(options, epoch: epoch + 1)
    if variation.isNone {
      pass.load(chosen, of: examples, on: engine)
    } else {
      pass.load(chosen, of: examples, varied: variation, on: engine)
    }
    let correct = pass.forward(
      trained, labels: chosen.map { examples.labels[$0] }, smoothing: options.labelSmoothing, on: engine)

    let learningRate =
      options.learningRate
      * options.schedule.factor(step: step, of: totalSteps, warmUp: options.warmUp)
    let lossSum = pass.losses.prefix(count).reduce(0) { $0 + Double($1) }
    guard lossSum.isFinite else {
      throw .lossNotFinite(epoch: epoch + 1, batch: batch + 1, learningRate: learningRate)
    }
    pass.backward(trained, on: engine)
    optimizer.update(&trained, gradient: pass.gradient, learningRate: learningRate, on: engine)
    average?.add(trained, on: engine)
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
