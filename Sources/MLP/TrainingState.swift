// The state of a training run between two batches. Trainer advances it; TrainingCheckpoint saves it.

import Tensor

/// Everything that the rest of a training run depends on, besides its options, its examples and the instruction set.
///
/// There is no generator state: the order of an epoch's examples and their augmentation depend only on the seed and the
/// epoch, so that `step` determines what comes next.
public struct TrainingState: Sendable, Equatable {
  /// The network after the last step.
  public private(set) var network: Network
  /// Adam's moments and step count.
  public private(set) var optimizer: Adam
  /// The average of the network's weights, if the options ask for one.
  public private(set) var average: WeightAverage?

  /// The number of steps taken, in all epochs.
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

  /// Takes one optimizer step and updates the average, if there is one.
  mutating func update(gradient: Vector, learningRate: Double, on engine: Engine) {
    optimizer.update(&network, gradient: gradient, learningRate: learningRate, on: engine)
    average?.add(network, on: engine)
  }

  /// Whether a training run with these options can reach this state.
  func fits(_ options: TrainingOptions) -> Bool {
    optimizer.weightDecay == options.weightDecay && (average?.decay ?? 0) == options.averageDecay
  }
}
