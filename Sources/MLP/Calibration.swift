// Calibration: a network's confidence compared with its accuracy. Temperature.swift corrects it.

/// The calibration of a set of predictions: confidence and accuracy for each bin.
///
/// Source: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", 2017,
/// <https://arxiv.org/abs/1706.04599>, section 2.
public struct Calibration: Sendable, Equatable {
  /// A bin of predictions of similar confidence.
  public struct Bin: Sendable, Equatable {
    /// The confidences in this bin: above the lower bound, up to and including the upper one.
    public let range: ClosedRange<Double>
    /// The number of predictions.
    public internal(set) var count = 0
    /// The number of correct predictions.
    public internal(set) var correct = 0
    var confidenceSum = 0.0

    /// The accuracy; NaN for an empty bin.
    public var accuracy: Double { Double(correct) / Double(count) }
    /// The mean confidence; NaN for an empty bin.
    public var confidence: Double { confidenceSum / Double(count) }
  }

  /// Bins of equal width from 0 to 1.
  public let bins: [Bin]
  /// The expected calibration error, 0 ... 1: Σ (nᵦ / N) |accuracyᵦ − confidenceᵦ| over the bins b. NaN if there are no
  /// predictions, or if a confidence is NaN.
  public let error: Double

  /// Sorts predictions into `binCount` bins; traps if `binCount` is not positive.
  public init(_ predictions: Predictions, binCount: Int = 15) {
    precondition(binCount > 0, "calibration is not measured in \(binCount) bins")
    let width = 1 / Double(binCount)
    var bins = (0..<binCount).map { Bin(range: Double($0) * width...Double($0 + 1) * width) }
    for (example, confidence) in predictions.confidences.enumerated() where confidence.isFinite {
      let bin = Int((confidence * Double(binCount)).rounded(.up)) - 1
      bins[bin].count += 1
      bins[bin].correct += predictions.answers[example] == Int(predictions.labels[example]) ? 1 : 0
      bins[bin].confidenceSum += confidence
    }
    self.bins = bins
    let counted = bins.reduce(0) { $0 + $1.count }
    let gaps = bins.reduce(0) { $0 + abs(Double($1.correct) - $1.confidenceSum) }
    error = counted == predictions.count ? gaps / Double(counted) : .nan
  }
}
