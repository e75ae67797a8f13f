// The output of `predict --labels --json`: one object with the accuracies and the list of errors.

import Formats
import Terminal

/// The output of `predict --labels` as one JSON object.
struct ScoreJSON: PredictOutput {
  let console: Console
  let labels: LabelledPictures

  private var board = ScoreBoard()
  private var wrong: [JSON] = []
  private var errors: [JSON] = []

  init(console: Console, labels: LabelledPictures) {
    self.console = console
    self.labels = labels
  }

  mutating func tell(_ reading: PictureReading, of source: PictureSource, _ outcome: PictureOutcome) {
    guard case .digit(let reading, _) = reading else { return }
    guard let row = labels.row(of: source) else { return board.addUnlabelled() }
    board.add(row, reading)
    guard reading.digit != row.label else { return }
    wrong.append([
      "file": .string(source.name),
      "label": .integer(row.label),
      "digit": .integer(reading.digit),
      "probability": .float(reading.confidence),
      "label_probability": .float(reading.probabilities[row.label]),
      "source": row.source.map { .string($0) } ?? nil,
    ])
  }

  mutating func tellFailure(_ error: any Error, of source: PictureSource) {
    if let row = labels.row(of: source) { board.addUnread(row) }
    errors.append(["file": .string(source.name), "error": .string("\(error)")])
  }

  func finish() throws {
    let sources = board.bySource.sorted { $0.key < $1.key }.map { source, score in
      JSON.object([("source", .string(source))] + Self.members(of: score))
    }
    var members = Self.members(of: board.overall)
    members.append(("standard_error", .number(board.overall.standardError)))
    members.append(("mean_over_sources", board.meanOverSources.map { .number($0) } ?? nil))
    members.append(("calibration_error", board.calibrationError.map { .number($0) } ?? nil))
    members.append(("unlabelled", .integer(board.unlabelled)))
    members.append(("sources", .array(sources)))
    members.append(("wrong", .array(wrong)))
    members.append(("errors", .array(errors)))
    try console.answer(JSON.object(members).description)
  }

  private static func members(of score: Score) -> [(String, JSON)] {
    [
      ("accuracy", .number(score.accuracy)), ("correct", .integer(score.right)),
      ("count", .integer(score.count)),
    ]
  }
}
