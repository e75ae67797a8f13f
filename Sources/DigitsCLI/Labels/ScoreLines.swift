// The text output of `predict --labels`: each misread picture as it occurs, then the accuracy by source and in total.
// Correctly read pictures are counted, but not listed.

import Formats
import Terminal

/// The text output of `predict --labels`.
struct ScoreLines: PredictOutput {
  let console: Console
  let labels: LabelledPictures
  /// The view of misread pictures; nil if they are not shown.
  let view: PredictionView?

  private var board = ScoreBoard()

  init(console: Console, labels: LabelledPictures, view: PredictionView?) {
    self.console = console
    self.labels = labels
    self.view = view
  }

  mutating func tell(_ reading: PictureReading, of source: PictureSource, _ outcome: PictureOutcome) throws {
    guard case .digit(let reading, _) = reading else { return }
    guard let row = labels.row(of: source) else { return board.addUnlabelled() }
    board.add(row, reading)
    guard reading.digit != row.label else { return }
    let label = NumberFormat.percent(Double(reading.probabilities[row.label]))
    try console.answer(
      "\(source.title): \(PredictLines.likeliest(1, of: reading)), labelled \(reading.classes[row.label])"
        + " (\(label))")
    if let view, let thumbnail = outcome.thumbnail {
      for line in view.lines(reading, given: thumbnail) { try console.answer(line) }
    }
  }

  mutating func tellFailure(_ error: any Error, of source: PictureSource) throws {
    if let row = labels.row(of: source) { board.addUnread(row) }
  }

  func finish() throws {
    if board.unlabelled > 0 {
      let pictures =
        board.unlabelled == 1 ? "1 picture has" : "\(NumberFormat.grouped(board.unlabelled)) pictures have"
      console.note("\(pictures) no label in \(labels.title): not counted.")
    }
    guard board.overall.count > 0 else {
      throw Failure("\(labels.title): none of the pictures has a label here")
    }
    var lines: [String] = []
    if let mean = board.meanOverSources {
      lines +=
        sourceTable + [
          "Averaged over \(board.bySource.count) sources: \(NumberFormat.percent(mean))"
        ]
    }
    let (right, count) = (board.overall.right, board.overall.count)
    lines.append("Accuracy: \(NumberFormat.accuracy(correct: right, of: count))")
    if let error = board.calibrationError {
      let points = NumberFormat.fixed(error * 100, places: 2)
      lines.append("Expected calibration error: \(points) percentage points")
    }
    if board.unread > 0 {
      lines.append("Counted as errors because they could not be read: \(NumberFormat.grouped(board.unread))")
    }
    try console.answer(lines.joined(separator: "\n"))
  }

  private var sourceTable: [String] {
    var table = TextTable([.words("Source"), .figures("Accuracy"), .figures("Right"), .figures("Pictures")])
    for (source, score) in board.bySource.sorted(by: { $0.key < $1.key }) {
      table.add([
        source.harmless(limit: 48), NumberFormat.percent(score.accuracy), NumberFormat.grouped(score.right),
        NumberFormat.grouped(score.count),
      ])
    }
    return table.lines()
  }
}
