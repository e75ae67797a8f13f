// The options of a resumed training: those of its checkpoint, which the command line must not contradict.
// They are stored as they would be typed, so that the table of `digits train` reads and writes them all.

import Formats

extension TrainOptions {
  /// Where the weights go, and the checkpoint with them, is no property of a training.
  private static let notKept: Set = ["--model"]
  /// What may be another than in the checkpoint: these change no bit of the weights, and the data set is compared
  /// by its content.
  private static let free: Set = ["--data", "--threads", "--checkpoint-every", "--history"]

  /// What every checkpoint says, though it has no default of its own: what the images made of it.
  private static let settled: Set = ["--receptive-field", "--add-synthetic"]

  /// The values of all options that have one, as they would be typed, by name.
  var texts: [String: String] {
    let texts = Self.keptRows.map { ($0.name, $0.text(self)) }
    return Dictionary(uniqueKeysWithValues: texts).compactMapValues { $0 }
  }

  /// These options with the values of a checkpoint where none was given.
  ///
  /// Throws when one was given that differs from the checkpoint's and makes a difference, and names it.
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
        // Today's default need not be that of the program that wrote the checkpoint.
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

  /// Whether images are held out if there is a patience with their results.
  var canBeJudged: Bool { patience == nil || validationSplit > 0 }

  private static var keptRows: [OptionRow<TrainOptions>] {
    table.options.filter { !notKept.contains($0.name) }
  }
}
