// How many pictures were read right, altogether and by source, and how sure of them the network was. It counts; what
// is said of it is ScoreLines' and ScoreJSON's.

import DigitReader
import MLP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
  /// The standard error of `accuracy`; see `Proportion`.
  var standardError: Double { Proportion(right: right, of: count).standardError }
}

/// The scores of labelled pictures. One that cannot be read counts as read wrong.
struct ScoreBoard: Sendable {
  private(set) var overall = Score()
  private(set) var bySource: [String: Score] = [:]
  /// Pictures in which no digit could be read, for whatever reason.
  private(set) var unread = 0
  /// Pictures that have no label, which count for nothing.
  private(set) var unlabelled = 0
  /// The labels of the pictures that were read, and the logarithms of all probabilities, which are logits too.
  private var labels: [UInt8] = []
  private var logits: [Float] = []

  /// Counts a picture that `row` labels, as it was read.
  mutating func add(_ row: LabelsCSV.Row, _ reading: DigitReading) {
    count(row, isRight: reading.digit == row.label)
    guard let label = UInt8(exactly: row.label) else { return }
    labels.append(label)
    logits += reading.probabilities.map { Float(log(Double($0))) }
  }

  /// Counts a picture that `row` labels and that could not be read.
  mutating func addUnread(_ row: LabelsCSV.Row) {
    count(row, isRight: false)
    unread += 1
  }

  mutating func addUnlabelled() { unlabelled += 1 }

  private mutating func count(_ row: LabelsCSV.Row, isRight: Bool) {
    overall.add(isRight: isRight)
    if let source = row.source { bySource[source, default: Score()].add(isRight: isRight) }
  }

  /// The mean of the sources' accuracies, each source counting the same; nil when no source is known.
  var meanOverSources: Double? {
    bySource.isEmpty ? nil : bySource.values.reduce(0) { $0 + $1.accuracy } / Double(bySource.count)
  }

  /// How far confidence is from accuracy over the pictures that were read; nil when there are none.
  var calibrationError: Double? {
    guard !labels.isEmpty else { return nil }
    let logits = LabeledLogits(classCount: logits.count / labels.count, labels: labels, values: logits)
    return Calibration(Predictions(logits)).error
  }
}
