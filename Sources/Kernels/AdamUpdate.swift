// One step of Adam over a run of parameters: four streams in, three out. It checks nothing.

/// The numbers of one Adam step that are the same for every parameter.
public struct AdamCoefficients: Sendable, Equatable {
  /// β₁ and β₂, how much of each moment is kept.
  public var firstDecay, secondDecay: Float
  /// 1 − β₁ and 1 − β₂, computed in Double before rounding.
  public var firstShare, secondShare: Float
  /// learning rate / (1 − β₁ᵗ).
  public var stepSize: Float
  /// 1 / √(1 − β₂ᵗ).
  public var rootScale: Float
  /// ε of Algorithm 1, added to the root of the corrected second moment.
  public var epsilon: Float
  /// 1 − learning rate · weight decay: what the weights are multiplied by first.
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

/// Where a run of `count` parameters and all that Adam keeps about them lie.
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
  /// A plain loop, which the compiler makes as wide as the module's flags allow: vectors written out by hand take
  /// their square roots one lane at a time.
  ///
  /// A moment so small that it is subnormal becomes zero. Those of pixels that are seldom ink would stay subnormal for
  /// ever, since β₁ times the smallest of them is rounded to itself, and arithmetic with them takes the processor many
  /// times as long. By then they move no weight: ε is 10³⁰ times as large as such an m, and 10¹¹ times as large as the
  /// root of such a v.
  @inlinable @inline(__always)
  public static func adam(_ run: AdamRun, _ step: AdamCoefficients) {
    // Locals, because a store through a pointer might change what `run` and `step` hold.
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
  /// Zero where the value is subnormal, otherwise the value.
  @inlinable @inline(__always)
  var withoutSubnormals: Float { magnitude < Self.leastNormalMagnitude ? 0 : self }
}
