// Labels that human reviewers dispute: an answer that differs from one of them may be right.

/// An example whose label reviewers did not agree with.
public struct Dispute: Sendable, Equatable {
  /// The example's index.
  public let example: Int
  /// The class that most reviewers chose instead; nil when they saw no class or disagreed.
  public let seen: String?

  public init(example: Int, seen: String?) {
    (self.example, self.seen) = (example, seen)
  }
}
