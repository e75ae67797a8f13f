// An exponential moving average of a network's weights over training steps.

import Tensor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An exponential moving average of a network's parameters.
///
/// Late in training the weights jitter around an optimum; their average is closer to it than any single step. With
/// decay d, after step t, the weights w of step s have a weight proportional to dᵗ⁻ˢ:
///
///     average = Σ dᵗ⁻ˢ wₛ / Σ dᵗ⁻ˢ
///
/// computed as average ← (1 − share) average + share w, with share = (1 − d) / (1 − dᵗ). Dividing by 1 − dᵗ corrects
/// the bias of the first steps, as in Adam: the first share is 1, and the random initialisation has no weight.
/// Sources: Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992,
/// <https://doi.org/10.1137/0330046>; Kingma and Ba, "Adam", 2015, section 7.2, <https://arxiv.org/abs/1412.6980>.
public struct WeightAverage: Sendable, Equatable {
  /// The network whose parameters are the average; before the first step, the initial network.
  public private(set) var network: Network
  /// d, the decay, in 0 ..< 1.
  public let decay: Double
  /// t, the number of steps averaged.
  public private(set) var step = 0

  /// An empty average. Traps if `decay` is outside 0 ..< 1.
  public init(of network: Network, decay: Double) {
    precondition((0..<1).contains(decay), "an average cannot keep a share of \(decay)")
    self.network = network
    self.decay = decay
  }

  /// Resumes an average that was `network` after `step` steps. Traps like the other initializer.
  init(_ network: Network, after step: Int, decay: Double) {
    self.init(of: network, decay: decay)
    self.step = step
  }

  /// Adds the weights after another step.
  public mutating func add(_ latest: Network, on engine: Engine) {
    step += 1
    let share = (1 - decay) / (1 - pow(decay, Double(step)))
    engine.average(
      latest.parameters, into: &network.parameters, network.parameterLayouts, share: Float(share))
  }
}
