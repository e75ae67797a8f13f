// Pairs of confused classes, ordered by frequency.

/// One kind of mistake: examples of `label` that were predicted as another class, `answer`.
public struct ConfusedPair: Sendable, Equatable {
  public let label: Int
  public let answer: Int
  /// The number of examples, at least 1.
  public let count: Int
}

extension Evaluation {
  /// Every kind of mistake that occurred, most frequent first, ties in order of label and answer.
  public var confusedPairs: [ConfusedPair] {
    var pairs: [ConfusedPair] = []
    for (label, counts) in confusion.enumerated() {
      for (answer, count) in counts.enumerated() where count > 0 && answer != label {
        pairs.append(ConfusedPair(label: label, answer: answer, count: count))
      }
    }
    return pairs.sorted { ($1.count, $0.label, $0.answer) < ($0.count, $1.label, $1.answer) }
  }
}
