// Learning rate schedules: the learning rate as a function of the training step.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The learning rate during training, as a fraction of its peak.
public enum LearningRateSchedule: String, CaseIterable, Sendable {
  /// Rises from 1/25 of the peak over the first 30 % of the steps, then falls to 0 at the last step, both along half a
  /// cosine: small steps while Adam's moments settle, large steps for progress, small steps to converge.
  ///
  /// Source: Smith and Topin, "Super-Convergence", 2018, <https://arxiv.org/abs/1708.07120>; 1/25 and 30 % as in
  /// PyTorch's OneCycleLR, which ends at 1/250,000 of the peak.
  case oneCycle = "one-cycle"
  /// Falls from the peak to 0 at the last step along half a cosine.
  ///
  /// Source: Loshchilov and Hutter, "SGDR", 2017, <https://arxiv.org/abs/1608.03983>, without restarts.
  case cosine
  /// Stays at the peak.
  case constant

  /// The fraction of the peak, 0 ... 1, at `step` of `steps`, counted from 0.
  ///
  /// `warmUp` is the fraction of the steps, 0 ..< 1, over which the rate rises; the default is 0.3 for one-cycle and 0
  /// for the others. The others rise linearly and reach the peak at the last step of the warm-up.
  /// Source: Goyal et al., "Accurate, Large Minibatch SGD", 2017, <https://arxiv.org/abs/1706.02677>, section 2.2.
  public func factor(step: Int, of steps: Int, warmUp: Double? = nil) -> Double {
    let progress = Double(step) / Double(max(1, steps - 1))
    if self == .oneCycle {
      let rise = warmUp ?? 0.3
      return progress < rise
        ? Self.cosine(from: 0.04, to: 1, progress / rise)
        : Self.cosine(from: 1, to: 0, (progress - rise) / (1 - rise))
    }
    let warmSteps = Int((Double(steps) * (warmUp ?? 0)).rounded())
    guard step >= warmSteps else { return Double(step + 1) / Double(warmSteps) }
    guard self == .cosine else { return 1 }
    return Self.cosine(from: 1, to: 0, Double(step - warmSteps) / Double(max(1, steps - warmSteps - 1)))
  }

  /// Half a cosine from one value to another, for `progress` from 0 to 1.
  private static func cosine(from start: Double, to end: Double, _ progress: Double) -> Double {
    end + (start - end) * (1 + cos(.pi * progress)) / 2
  }
}
