// The record of a network's accuracy on damaged images, as a report shows it.

/// The accuracy under each kind of damage, at increasing strengths.
public struct DamageRecord: Sendable {
  /// One kind of damage.
  public struct Kind: Sendable {
    public let name: String
    /// A short description of what is done to an image.
    public let summary: String
    /// The accuracy at each strength, 0 ... 1.
    public let accuracies: [Double]
    /// The sample image at each strength, rows x columns bytes, ink 255, and the class it was read as.
    public let samples: [(pixels: [UInt8], answer: Int)]

    /// Traps unless there are as many samples as accuracies.
    public init(
      name: String, summary: String, accuracies: [Double], samples: [(pixels: [UInt8], answer: Int)]
    ) {
      precondition(
        samples.count == accuracies.count, "\(samples.count) samples of \(accuracies.count) strengths")
      (self.name, self.summary, self.accuracies, self.samples) = (name, summary, accuracies, samples)
    }
  }

  /// The kinds of damage, all with the same number of strengths.
  public let kinds: [Kind]
  /// The index of the sample image.
  public let sample: Int

  /// Traps unless all kinds have the same number of strengths.
  public init(kinds: [Kind], sample: Int) {
    precondition(
      Set(kinds.map(\.accuracies.count)).count <= 1, "kinds of damage differ in their number of strengths")
    (self.kinds, self.sample) = (kinds, sample)
  }

  /// The number of strengths.
  var strengthCount: Int { kinds.first?.accuracies.count ?? 0 }

  /// The mean accuracy of all kinds at each strength.
  var means: [Double] {
    (0..<strengthCount).map { strength in kinds.map { $0.accuracies[strength] }.mean }
  }
}

extension [Double] {
  /// The mean; NaN when empty.
  var mean: Double { reduce(0, +) / Double(count) }
}
