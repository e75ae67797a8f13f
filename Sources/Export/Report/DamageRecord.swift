// How a network reads damaged images, as a report shows it: figures and small pictures, made by whoever measured.

/// The accuracy under each kind of damage, at strengths from the mildest up.
public struct DamageRecord: Sendable {
  /// One kind of damage.
  public struct Kind: Sendable {
    public let name: String
    /// What is done to an image, in a few words.
    public let summary: String
    /// The share of the images read right at each strength, 0 ... 1.
    public let accuracies: [Double]
    /// The sample at each strength, rows x columns bytes, ink 255; and the class that it was read as.
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

  /// The kinds, each at as many strengths.
  public let kinds: [Kind]
  /// The number of the image that the samples are of.
  public let sample: Int

  /// Traps unless all kinds have as many strengths.
  public init(kinds: [Kind], sample: Int) {
    precondition(
      Set(kinds.map(\.accuracies.count)).count <= 1, "kinds of damage differ in their number of strengths")
    (self.kinds, self.sample) = (kinds, sample)
  }

  /// How many strengths there are.
  var strengthCount: Int { kinds.first?.accuracies.count ?? 0 }

  /// The mean of all kinds at each strength.
  var means: [Double] {
    (0..<strengthCount).map { strength in kinds.map { $0.accuracies[strength] }.mean }
  }
}

extension [Double] {
  /// The sum divided by the count; not a number where there are none.
  var mean: Double { reduce(0, +) / Double(count) }
}
