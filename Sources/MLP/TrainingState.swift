// The state of a training between two batches, as a value. Trainer chooses the next batch; TrainingCheckpoint writes
// the state to a file.

import Tensor

/// Everything that the rest of a training depends on, beside its options, its examples and the instruction set.
///
/// No generator is part of it: the order of an epoch's examples, and what is done to each of them, are drawn from
/// the seed and the epoch's number alone, so that `step` says what comes next.
public struct TrainingState: Sendable, Equatable {
  /// The network as the last step left it.
  public private(set) var network: Network
  /// Adam's moments, and how many steps were taken.
  public private(set) var optimizer: Adam
  /// The average of the network's weights, where the options ask for one.
  public private(set) var average: WeightAverage?

  /// Steps taken since the training began: batches seen, of all epochs.
  public var step: Int { optimizer.step }

  /// The state before the first step of a training of `network`.
  public init(of network: Network, options: TrainingOptions) {
    self.network = network
    optimizer = Adam(for: network, weightDecay: options.weightDecay)
    average = options.averageDecay > 0 ? WeightAverage(of: network, decay: options.averageDecay) : nil
  }

  init(network: Network, optimizer: Adam, average: WeightAverage?) {
    self.network = network
    self.optimizer = optimizer
    self.average = average
  }

  /// Takes a step against the gradient.
  mutating func update(gradient: Vector, learningRate: Double, on engine: Engine) {
    optimizer.update(&network, gradient: gradient, learningRate: learningRate, on: engine)
    average?.add(network, on: engine)
  }

  /// Whether a training with these options can have come to this state.
  func fits(_ options: TrainingOptions) -> Bool {
    optimizer.weightDecay == options.weightDecay && (average?.decay ?? 0) == options.averageDecay
  }
}
