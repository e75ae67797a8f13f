// How many pictures were read right, altogether and by source. It counts; what is said of it is ScoreReport's.

/// Right ones among all.
struct Score: Equatable, Sendable {
  private(set) var right = 0
  private(set) var count = 0

  mutating func add(isRight: Bool) {
    count += 1
    if isRight { right += 1 }
  }

  /// The share read right; not a number when there is nothing to share.
  var accuracy: Double { Double(right) / Double(count) }
  /// The standard error of `accuracy`, √(p (1 − p) / N): how far chance alone may have moved it.
  var standardError: Double { (accuracy * (1 - accuracy) / Double(count)).squareRoot() }
}

/// The scores of labelled pictures. One that cannot be read counts as read wrong.
struct ScoreBoard: Sendable {
  private(set) var overall = Score()
  private(set) var bySource: [String: Score] = [:]
  /// Pictures in which no digit could be read, for whatever reason.
  private(set) var unread = 0
  /// Pictures that have no label, which count for nothing.
  private(set) var unlabelled = 0

  /// Counts a picture that `row` labels and that was read as `digit`; nil when it could not be read.
  mutating func add(_ row: LabelsCSV.Row, readAs digit: Int?) {
    let isRight = digit == row.label
    overall.add(isRight: isRight)
    if let source = row.source { bySource[source, default: Score()].add(isRight: isRight) }
    if digit == nil { unread += 1 }
  }

  mutating func addUnlabelled() { unlabelled += 1 }

  /// The mean of the sources' accuracies, each source counting the same; nil when no source is known.
  var meanOverSources: Double? {
    bySource.isEmpty ? nil : bySource.values.reduce(0) { $0 + $1.accuracy } / Double(bySource.count)
  }
}
