// A network's predictions for labelled examples, and the confidence of each.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The predictions for N labelled examples, in order.
public struct Predictions: Sendable, Equatable {
  public let classCount: Int
  /// The label of each example.
  public let labels: [UInt8]
  /// The predicted class of each example: that of the largest logit, the first in case of a tie.
  public let answers: [Int]
  /// The probability of each prediction, 0 ... 1.
  public let confidences: [Double]
  /// The cross-entropy of each example, in nats: −log of the probability of its label.
  public let losses: [Double]

  /// N, the number of examples.
  public var count: Int { labels.count }

  /// Computes predictions from logits, with the probabilities softmax(z / T).
  ///
  /// In Double, since the results are averaged over many examples: log Σ exp((zⱼ − max z) / T) − (z[y] − max z) / T, as
  /// in `softmaxCrossEntropy`. Logits that are infinite or NaN give losses and confidences that are not finite.
  /// - Parameter temperature: T, finite and positive; see `fittedTemperature`.
  public init(_ logits: LabeledLogits, temperature: Double = 1) {
    precondition(temperature > 0 && temperature.isFinite, "a temperature of \(temperature)")
    classCount = logits.classCount
    labels = logits.labels
    var answers: [Int] = []
    var confidences: [Double] = []
    var losses: [Double] = []
    for (example, label) in labels.enumerated() {
      let z = logits.values[example * classCount..<(example + 1) * classCount]
      let first = z.startIndex
      var largest = first
      for index in z.indices where z[index] > z[largest] { largest = index }
      let peak = Double(z[largest])
      let sum = z.reduce(0) { $0 + exp((Double($1) - peak) / temperature) }
      answers.append(largest - first)
      confidences.append(1 / sum)
      losses.append(log(sum) - (Double(z[first + Int(label)]) - peak) / temperature)
    }
    self.answers = answers
    self.confidences = confidences
    self.losses = losses
  }
}
