// One Adam step on a run of parameters: reads four streams, writes three. Performs no checks.

/// The coefficients of one Adam step, common to all parameters.
public struct AdamCoefficients: Sendable, Equatable {
  /// β₁ and β₂, the decay rates of the moments.
  public var firstDecay, secondDecay: Float
  /// 1 − β₁ and 1 − β₂, computed in Double before rounding.
  public var firstShare, secondShare: Float
  /// learning rate / (1 − β₁ᵗ).
  public var stepSize: Float
  /// 1 / √(1 − β₂ᵗ).
  public var rootScale: Float
  /// ε of Algorithm 1, added to the square root of the corrected second moment.
  public var epsilon: Float
  /// 1 − learning rate · weight decay, by which the weights are multiplied first.
  public var retention: Float

  @inlinable
  public init(
    firstDecay: Float, secondDecay: Float, firstShare: Float, secondShare: Float,
    stepSize: Float, rootScale: Float, epsilon: Float, retention: Float
  ) {
    (self.firstDecay, self.secondDecay) = (firstDecay, secondDecay)
    (self.firstShare, self.secondShare) = (firstShare, secondShare)
    (self.stepSize, self.rootScale) = (stepSize, rootScale)
    (self.epsilon, self.retention) = (epsilon, retention)
  }
}

/// A run of `count` parameters, their gradient and their moments.
public struct AdamRun {
  public var count: Int
  public var parameters: UnsafeMutablePointer<Float>
  public var gradient: UnsafePointer<Float>
  public var firstMoment: UnsafeMutablePointer<Float>
  public var secondMoment: UnsafeMutablePointer<Float>

  @inlinable
  public init(
    count: Int, parameters: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
    firstMoment: UnsafeMutablePointer<Float>, secondMoment: UnsafeMutablePointer<Float>
  ) {
    (self.count, self.parameters, self.gradient) = (count, parameters, gradient)
    (self.firstMoment, self.secondMoment) = (firstMoment, secondMoment)
  }
}

extension InstructionSet {
  /// m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  w ← retention·w − stepSize·m / (rootScale·√v + ε).
  ///
  /// A plain loop, which the compiler vectorises to the width that the module's flags allow: with explicit SIMD types,
  /// square roots are computed one lane at a time.
  ///
  /// Subnormal moments are flushed to zero. The moments of rarely inked pixels would stay subnormal forever, since β₁
  /// times the smallest subnormal rounds to itself, and arithmetic on subnormals is many times slower. They no longer
  /// change any weight: ε is 10³⁰ times as large as such an m, and 10¹¹ times as large as the root of such a v.
  @inlinable @inline(__always)
  public static func adam(_ run: AdamRun, _ step: AdamCoefficients) {
    // Locals, because the compiler must assume that a store through a pointer changes `run` and `step`.
    let (parameters, gradient) = (run.parameters, run.gradient)
    let (firstMoment, secondMoment) = (run.firstMoment, run.secondMoment)
    let (firstDecay, firstShare) = (step.firstDecay, step.firstShare)
    let (secondDecay, secondShare) = (step.secondDecay, step.secondShare)
    let (stepSize, rootScale) = (step.stepSize, step.rootScale)
    let (epsilon, retention) = (step.epsilon, step.retention)
    for i in 0..<run.count {
      let g = gradient[i]
      let m = (firstDecay * firstMoment[i] + firstShare * g).withoutSubnormals
      let v = (secondDecay * secondMoment[i] + secondShare * (g * g)).withoutSubnormals
      let direction = m / (rootScale * v.squareRoot() + epsilon)
      firstMoment[i] = m
      secondMoment[i] = v
      parameters[i] = retention * parameters[i] - stepSize * direction
    }
  }
}

extension Float {
  /// Zero if the value is subnormal, otherwise the value.
  @inlinable @inline(__always)
  var withoutSubnormals: Float { magnitude < Self.leastNormalMagnitude ? 0 : self }
}
