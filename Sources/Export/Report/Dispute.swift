// Labels that people dispute: a mistake on one of them may be none.

/// An example whose label people did not agree with when they looked at the image anew.
public struct Dispute: Sendable, Equatable {
  /// The example's number.
  public let example: Int
  /// What most of them saw instead; nil where they saw nothing, or not the same.
  public let seen: String?

  public init(example: Int, seen: String?) {
    (self.example, self.seen) = (example, seen)
  }
}
