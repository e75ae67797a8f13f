// An exponential moving average of a network's weights over the steps of its training.

import Tensor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An exponential moving average of a network's parameters.
///
/// Late in a training the weights jitter around an optimum; their average is closer to it than any of them.
/// With d the decay, the weights w of step s count in proportion to dᵗ⁻ˢ after step t:
///
///     average = Σ dᵗ⁻ˢ wₛ / Σ dᵗ⁻ˢ
///
/// which each step reaches by average ← (1 − share) average + share w, share = (1 − d) / (1 − dᵗ). Dividing by
/// 1 − dᵗ is the correction for the first steps, when there is less than the whole tail to average: the first
/// share is 1, and nothing of the random start counts. It is the one that Adam makes for its moments.
/// Sources: Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992,
/// <https://doi.org/10.1137/0330046>; Kingma and Ba, "Adam", 2015, section 7.2, <https://arxiv.org/abs/1412.6980>.
public struct WeightAverage: Sendable, Equatable {
  /// The network whose parameters are the average; before the first step those that it was made with.
  public private(set) var network: Network
  /// d, the share that is kept, in 0 ..< 1.
  public let decay: Double
  /// t, how many networks are in it.
  public private(set) var step = 0

  /// An average of nothing yet. Traps when `decay` is outside 0 ..< 1.
  public init(of network: Network, decay: Double) {
    precondition((0..<1).contains(decay), "an average cannot keep a share of \(decay)")
    self.network = network
    self.decay = decay
  }

  /// Resumes an average that was `network` after `step` steps. Traps as the other initializer does.
  init(_ network: Network, after step: Int, decay: Double) {
    self.init(of: network, decay: decay)
    self.step = step
  }

  /// Takes the weights after another step into the average.
  public mutating func add(_ latest: Network, on engine: Engine) {
    step += 1
    let share = (1 - decay) / (1 - pow(decay, Double(step)))
    engine.average(
      latest.parameters, into: &network.parameters, network.parameterLayouts, share: Float(share))
  }
}
