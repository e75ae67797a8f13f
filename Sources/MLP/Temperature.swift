// Temperature scaling: divides the logits by one number before softmax, to calibrate the confidence without changing
// any prediction. The caller chooses the examples to fit it to.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension LabeledLogits {
  /// The range of fitted temperatures. If the logits are right about every example, the mean cross-entropy keeps
  /// falling as T goes to 0.
  public static let temperatures = 0.05...20.0

  /// The temperature T with the smallest mean cross-entropy of softmax(z / T).
  ///
  /// Minimised over β = 1 / T. With p = softmax(β z), the mean cross-entropy
  ///
  ///     L(β) = mean(log Σ exp(β zⱼ) − β z[y])
  ///     L′(β) = mean(Σ pⱼ zⱼ − z[y])
  ///     L″(β) = mean(Σ pⱼ zⱼ² − (Σ pⱼ zⱼ)²), a variance
  ///
  /// is convex, so L′ is increasing and has at most one zero. Newton's method finds it; a step that leaves the current
  /// bracket is replaced by bisection. The result depends only on the logits and labels.
  /// Source: Guo and others, 2017, <https://arxiv.org/abs/1706.04599>, section 4.2.
  ///
  /// With `smoothing` s, the target is 1 − s for the label plus s / C for each of the C classes: z[y] is replaced by (1
  /// − s) z[y] + s mean(zⱼ). A network that is right about all N examples then has a finite optimum, too. The targets
  /// of Platt, 1999, section 2.2, are as confident as N examples allow.
  ///
  /// Examples with a logit that is not finite are ignored; without examples T is 1. Traps unless 0 <= s <= 1.
  public func fittedTemperature(smoothing: Double = 0) -> Double {
    precondition((0...1).contains(smoothing), "labels cannot be smoothed by \(smoothing)")
    let usable = labels.indices.filter { row($0).allSatisfy(\.isFinite) }
    guard !usable.isEmpty else { return 1 }
    var (low, high) = (1 / Self.temperatures.upperBound, 1 / Self.temperatures.lowerBound)
    if slope(at: low, usable, smoothing).first > 0 { return 1 / low }
    if slope(at: high, usable, smoothing).first < 0 { return 1 / high }
    var beta = 1.0
    // Bisection alone would determine the last bit after 60 steps.
    for _ in 0..<60 {
      let (first, second) = slope(at: beta, usable, smoothing)
      if first == 0 { break }
      if first < 0 { low = beta } else { high = beta }
      let newton = beta - first / second
      let next = low < newton && newton < high ? newton : (low + high) / 2
      if abs(next - beta) <= 1e-9 * beta { return 1 / next }
      beta = next
    }
    return 1 / beta
  }

  private func row(_ example: Int) -> ArraySlice<Float> {
    values[example * classCount..<(example + 1) * classCount]
  }

  /// L′ and L″ at β.
  private func slope(
    at beta: Double, _ examples: [Int], _ smoothing: Double
  ) -> (first: Double, second: Double) {
    var (first, second) = (0.0, 0.0)
    for example in examples {
      let z = row(example)
      // Differences from the largest logit prevent overflow, and cancellation in the variance.
      let peak = Double(z.reduce(z[z.startIndex], max))
      var (sum, moment, square, total) = (0.0, 0.0, 0.0, 0.0)
      for value in z {
        let distance = Double(value) - peak
        let weight = exp(beta * distance)
        sum += weight
        moment += weight * distance
        square += weight * distance * distance
        total += distance
      }
      let mean = moment / sum
      let own = Double(z[z.startIndex + Int(labels[example])]) - peak
      first += mean - (1 - smoothing) * own - smoothing * total / Double(classCount)
      second += square / sum - mean * mean
    }
    return (first / Double(examples.count), second / Double(examples.count))
  }
}
