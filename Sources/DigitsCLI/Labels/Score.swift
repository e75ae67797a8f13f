// Accuracy on labelled pictures, in total and by source, and calibration. ScoreLines and ScoreJSON format the
// results.

import DigitReader
import MLP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Correct predictions out of a total.
struct Score: Equatable, Sendable {
  private(set) var right = 0
  private(set) var count = 0

  mutating func add(isRight: Bool) {
    count += 1
    if isRight { right += 1 }
  }

  /// The fraction of correct predictions; NaN if the count is zero.
  var accuracy: Double { Double(right) / Double(count) }
  /// The standard error of `accuracy`; see `Proportion`.
  var standardError: Double { Proportion(right: right, of: count).standardError }
}

/// Scores labelled pictures. Unreadable ones count as errors.
struct ScoreBoard: Sendable {
  private(set) var overall = Score()
  private(set) var bySource: [String: Score] = [:]
  /// The number of pictures in which no digit could be read, for any reason.
  private(set) var unread = 0
  /// The number of pictures without a label, which are not scored.
  private(set) var unlabelled = 0
  /// The labels of the pictures read, and their log-probabilities, which serve as logits.
  private var labels: [UInt8] = []
  private var logits: [Float] = []

  /// Adds the prediction for the picture of `row`.
  mutating func add(_ row: LabelsCSV.Row, _ reading: DigitReading) {
    count(row, isRight: reading.digit == row.label)
    guard let label = UInt8(exactly: row.label) else { return }
    labels.append(label)
    logits += reading.probabilities.map { Float(log(Double($0))) }
  }

  /// Adds the unreadable picture of `row`.
  mutating func addUnread(_ row: LabelsCSV.Row) {
    count(row, isRight: false)
    unread += 1
  }

  mutating func addUnlabelled() { unlabelled += 1 }

  private mutating func count(_ row: LabelsCSV.Row, isRight: Bool) {
    overall.add(isRight: isRight)
    if let source = row.source { bySource[source, default: Score()].add(isRight: isRight) }
  }

  /// The mean accuracy over sources, with equal weight for each; nil if no source is known.
  var meanOverSources: Double? {
    bySource.isEmpty ? nil : bySource.values.reduce(0) { $0 + $1.accuracy } / Double(bySource.count)
  }

  /// The calibration error over the pictures that were read; nil if there are none.
  var calibrationError: Double? {
    guard !labels.isEmpty else { return nil }
    let logits = LabeledLogits(classCount: logits.count / labels.count, labels: labels, values: logits)
    return Calibration(Predictions(logits)).error
  }
}
