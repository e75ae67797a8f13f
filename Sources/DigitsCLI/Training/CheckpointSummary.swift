// The description of a checkpoint for `digits info`: its training, its position and how to resume it. The metadata is
// untrusted: it is displayed, but not acted on.

import Formats
import MLP

extension CheckpointFile {
  /// The checkpoint as lines of text.
  var summary: [String] {
    let entries = [
      (
        "data set",
        "\(premises.dataSet.harmless(limit: 200)), \(NumberFormat.counted(premises.images, "image"))"
      ),
      ("position", position),
      ("so far", epochs.finished.isEmpty ? nil : TrainingHistory(epochs.finished).summary),
      ("started with", startingCommand),
      ("resume with", resumingCommand),
    ]
    let width = entries.map(\.0.count).max() ?? 0
    return ["\(path.harmless()): the checkpoint of an unfinished training", ""]
      + entries.compactMap { name, text in
        text.map { name + String(repeating: " ", count: width + 2 - name.count) + $0 }
      }
  }

  /// `after epoch 2 of 10`, or `in epoch 3 of 10, after 12,800 images of it`.
  private var position: String {
    let all = options["--epochs"].map { " of \($0.harmless(limit: 20))" } ?? ""
    let (finished, images) = (epochs.finished.count, epochs.running.count)
    return images == 0
      ? "after epoch \(finished)\(all)"
      : "in epoch \(finished + 1)\(all), after \(NumberFormat.counted(images, "image"))"
  }

  /// The command line that started the training, without options at their defaults.
  private var startingCommand: String {
    let words = TrainOptions.table.options.flatMap { row -> [String] in
      guard let text = options[row.name], text == text.harmless(), text != row.text(TrainOptions()) else {
        return []
      }
      return [row.name, text.shellWord]
    }
    return (["digits", "train"] + words).joined(separator: " ")
  }

  private var resumingCommand: String {
    guard path.hasSuffix(Self.ending) else {
      return "digits train --resume, once its name is \(defaultModelFile)\(Self.ending)"
    }
    return Self.resumingCommand(model: String(path.dropLast(Self.ending.count)))
  }
}
