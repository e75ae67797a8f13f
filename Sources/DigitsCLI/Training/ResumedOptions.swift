// The options of a resumed training: those of its checkpoint, which the command line must not contradict. They are
// stored as typed text, so that the table of `digits train` reads and writes all of them.

import Formats

extension TrainOptions {
  /// The output path of the weights is not a property of the training.
  private static let notKept: Set = ["--model"]
  /// Options that may differ from the checkpoint's: they do not affect the weights, and the data set is compared by
  /// content.
  private static let free: Set = ["--data", "--threads", "--checkpoint-every", "--history"]

  /// Options that every checkpoint records although their default is nil: their values depend on the images.
  private static let settled: Set = ["--receptive-field", "--add-synthetic"]

  /// The values of all options that have one, by name, as they would be typed.
  var texts: [String: String] {
    let texts = Self.keptRows.map { ($0.name, $0.text(self)) }
    return Dictionary(uniqueKeysWithValues: texts).compactMapValues { $0 }
  }

  /// These options, with the checkpoint's values where none was given.
  ///
  /// Throws if a given option differs from the checkpoint's and affects the result; the error names it.
  func resuming(_ checkpoint: CheckpointFile) throws(Failure) -> TrainOptions {
    var options = self
    var here: [String] = []
    var there: [String] = []
    for row in Self.keptRows {
      let kept = checkpoint.options[row.name]
      if given.contains(row.name) {
        let text = row.text(self)
        guard text != kept, !Self.free.contains(row.name) else { continue }
        here.append("\(row.name) \(text ?? "")".harmless())
        there.append(kept.map { "\(row.name) \($0)".harmless() } ?? "no \(row.name)")
      } else if let kept, case .value(_, _, let store) = row.action {
        guard store(&options, kept) else {
          throw Failure("\(checkpoint.path.harmless()): it has an invalid value for \(row.name)")
        }
      } else if row.text(TrainOptions()) != nil || Self.settled.contains(row.name) {
        // The current default may differ from that of the version that wrote the checkpoint.
        throw Failure("\(checkpoint.path.harmless()): it does not record the \(row.name) of its training")
      }
    }
    guard here.isEmpty else {
      throw Failure(
        "\(checkpoint.path.harmless()): it belongs to a training with \(there.joined(separator: ", ")), not with"
          + " \(here.joined(separator: ", ")); leave --resume out to start a new one")
    }
    guard options.canBeJudged else {
      throw Failure("\(checkpoint.path.harmless()): it has a --patience but no --validation-split")
    }
    return options
  }

  /// Whether a patience, if set, has held-out images to work with.
  var canBeJudged: Bool { patience == nil || validationSplit > 0 }

  private static var keptRows: [OptionRow<TrainOptions>] {
    table.options.filter { !notKept.contains($0.name) }
  }
}
