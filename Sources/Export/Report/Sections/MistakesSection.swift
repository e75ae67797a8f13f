// The section on the worst mistakes: images with label, answer and confidence.

import Formats

/// The gallery of mistakes.
struct MistakesSection {
  let record: EvaluationRecord
  /// The examples shown, worst first.
  let shown: [Int]
  let pictures: ExamplePictures

  /// The number of mistakes shown; fewer for large images, which take more of the page.
  static func limit(of record: EvaluationRecord) -> Int {
    min(60, max(1, CellSamples.pixelLimit / record.network.inputCount))
  }

  var markup: Markup {
    """
    <section id="mistakes"><h2>The worst mistakes</h2>
    \(content)\(disputes)</section>

    """
  }

  private var disputes: Markup {
    guard let disputes = record.disputes, !shown.isEmpty else { return .none }
    let mistakes = (record.evaluation.count - record.evaluation.correct).counted("mistake")
    let table = DataTable(
      caption: "The mistakes on disputed labels", columns: ["Image", "Label", "Read as", "People saw"],
      rows: disputes.map { dispute in
        [
          dispute.example.grouped, record.label(of: dispute.example), record.answer(to: dispute.example),
          dispute.seen ?? "–",
        ]
      })
    return """
      <p id="disputed">\(disputes.count) of the \(mistakes) \(disputes.count == 1 ? "is on a label" : "are on labels") \
      that are disputed by people who looked at the images again (\(record.disputesSource)).</p>
      \(disputes.isEmpty ? .none : table.disclosure)
      """
  }

  private var content: Markup {
    guard !shown.isEmpty else { return "<p>There are none: every image was read correctly.</p>\n" }
    let mistakes = record.evaluation.count - record.evaluation.correct
    let which =
      shown.count < mistakes ? "These \(shown.count) of \(mistakes.grouped) mistakes" : "These mistakes"
    return """
      <p>\(which) gave the true class the lowest probability. Under each image: its label → the prediction, \
      and its confidence.</p>
      <ul class="\(hasLongNames ? "pictures long" : "pictures")">\(shown.map(item))</ul>
      \(table.disclosure)
      """
  }

  /// Whether two names are too long to fit side by side below a picture.
  private var hasLongNames: Bool { record.classNames.contains { $0.count > 3 } }

  private func item(_ example: Int) -> Markup {
    """
    <li>\(pictures[example, record.words(for: example)])\
    <span>\(record.label(of: example)) <b>→ \(record.answer(to: example))</b></span>\
    <span class="soft">\(record.predictions.confidences[example].percent(places: 1))</span></li>

    """
  }

  private var table: DataTable {
    DataTable(
      caption: "These mistakes as a table",
      columns: ["Image", "Label", "Read as", "Confidence", "Cross-entropy"],
      rows: shown.map { example in
        [
          example.grouped, record.label(of: example), record.answer(to: example),
          record.predictions.confidences[example].percent(), record.predictions.losses[example].fixed(3),
        ]
      })
  }
}

extension EvaluationRecord {
  func label(of example: Int) -> String { classNames[Int(predictions.labels[example])] }
  func answer(to example: Int) -> String { classNames[predictions.answers[example]] }

  /// The alternative text of an example.
  func words(for example: Int) -> String {
    let sure = predictions.confidences[example].percent(places: 1)
    return "Image \(example.grouped): \(label(of: example)), read as \(answer(to: example)), \(sure) sure"
  }
}
