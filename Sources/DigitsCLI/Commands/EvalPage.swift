// `digits eval --report`: collects the facts about the network and the data in a record for the Report module.

import DigitReader
import Export
import Formats
import IDX
import MLP

extension EvalOptions {
  /// The page about `predictions`, made by `model` on `data`. The page will be saved at `path`.
  func page(
    for path: String, _ predictions: Predictions, _ damage: CorruptionResults?, _ model: Model,
    _ data: OpenDataSet
  ) -> [UInt8] {
    var record = EvaluationRecord(
      network: model.network, examples: data[split], predictions: predictions, temperature: model.temperature,
      classNames: (0..<model.network.classCount).map { data.classes[$0] })
    record.dataSet = data.title
    record.split = split.rawValue
    record.disputes = data.disputedMistakes(of: split, in: predictions)?.map { mistake in
      Dispute(example: mistake.dispute.image, seen: mistake.dispute.seen.map { data.classes[$0] })
    }
    record.disputesSource = DisputedLabel.source
    record.damage = damage?.record
    record.weights = model.name
    // The metadata is untrusted: display it, but do not act on it.
    record.metadata = model.history.shownEntries.map {
      (name: $0.name.harmless(limit: 40), text: $0.text.harmless(limit: 200))
    }
    record.history = (model.history.epochs?.epochs ?? []).enumerated().map { index, epoch in
      TrainingEpoch(
        number: index + 1, loss: epoch.loss.map { Double($0) }, accuracy: epoch.accuracy.map { Double($0) },
        validationLoss: epoch.validationLoss.map { Double($0) },
        validationAccuracy: epoch.validationAccuracy.map { Double($0) })
    }
    record.trainingCommand = model.history.trainingCommand(
      data: model.history["dataset"] == data.name ? self.data : nil)
    record.reportCommand = commandLine(report: path, data)
    record.version = version
    return Array(ReportPage(record).html.utf8)
  }

  /// The command line that reproduces the page.
  private func commandLine(report: String, _ data: OpenDataSet) -> String {
    var words = ["digits", "eval"]
    if let file = model ?? weights { words += ["--model", file.shellWord] }
    words += ["--data", (self.data ?? data.name).shellWord]
    words += data.conventions.options
    if split != EvalOptions().split { words += ["--split", split.rawValue] }
    if corrupt { words.append("--corrupt") }
    words += ["--report", report.shellWord]
    return words.joined(separator: " ")
  }
}

extension CorruptionResults {
  /// The results in the form that the page needs.
  fileprivate var record: DamageRecord {
    DamageRecord(
      kinds: rows.map { row in
        DamageRecord.Kind(
          name: row.kind.rawValue, summary: row.kind.summary, accuracies: accuracies(of: row),
          samples: row.samples.map { (pixels: $0.pixels, answer: $0.answer) })
      }, sample: sample)
  }
}
