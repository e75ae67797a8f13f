// The Adam optimizer: gradient descent with an adaptive step size for each parameter. The loop over the parameters is a
// kernel.

import Tensor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The Adam optimizer, with optional decoupled weight decay (AdamW).
///
/// For the gradient g of step t, counted from 1:
///
///     m ← β₁ m + (1 − β₁) g            moving average of the gradient
///     v ← β₂ v + (1 − β₂) g²           moving average of its square
///     m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)      bias correction, as both start from zero
///     w ← w − η λ w − η m̂ / (√v̂ + ε)
///
/// ε is that of Algorithm 1, added after the root of the corrected v̂, as in PyTorch; Keras adds its "epsilon hat"
/// before the correction.
/// Sources: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, <https://arxiv.org/abs/1412.6980>;
/// Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019, <https://arxiv.org/abs/1711.05101>.
public struct Adam: Sendable, Equatable {
  /// β₁, the decay rate of the first moment, in 0 ..< 1.
  public var beta1 = 0.9
  /// β₂, the decay rate of the second moment, in 0 ..< 1.
  public var beta2 = 0.999
  /// ε, which keeps the division finite; above 0.
  public var epsilon = 1e-8
  /// λ, the decoupled weight decay: each step first shrinks parameters by η λ. 0 for none.
  public var weightDecay = 0.0

  /// t, the number of steps taken.
  public private(set) var step = 0
  /// m and v, laid out like the network's parameters.
  private(set) var firstMoment: Vector
  private(set) var secondMoment: Vector

  /// An optimizer for the parameters of `network`, before its first step.
  public init(for network: Network, weightDecay: Double = 0) {
    firstMoment = Vector(count: network.parameters.count)
    secondMoment = Vector(count: network.parameters.count)
    self.weightDecay = weightDecay
  }

  /// An optimizer with these moments after `step` steps.
  init(step: Int, firstMoment: Vector, secondMoment: Vector, weightDecay: Double) {
    precondition(
      step >= 0 && firstMoment.count == secondMoment.count,
      "\(step) steps cannot have come to moments of \(firstMoment.count) and \(secondMoment.count) values")
    self.step = step
    self.firstMoment = firstMoment
    self.secondMoment = secondMoment
    self.weightDecay = weightDecay
  }

  /// Takes one step on the network's parameters.
  public mutating func update(
    _ network: inout Network, gradient: Vector, learningRate: Double, on engine: Engine
  ) {
    step += 1
    let t = Double(step)
    let coefficients = AdamStep(
      firstDecay: Float(beta1), secondDecay: Float(beta2),
      firstShare: Float(1 - beta1), secondShare: Float(1 - beta2),
      stepSize: Float(learningRate / (1 - pow(beta1, t))),
      rootScale: Float(1 / (1 - pow(beta2, t)).squareRoot()),
      epsilon: Float(epsilon), retention: Float(1 - learningRate * weightDecay))
    engine.updateByAdam(
      &network.parameters, gradient: gradient, firstMoment: &firstMoment, secondMoment: &secondMoment,
      network.parameterLayouts, coefficients)
  }
}
