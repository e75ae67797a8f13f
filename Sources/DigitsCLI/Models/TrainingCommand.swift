// Reconstructs the `digits train` command line from the metadata of a weights file. The metadata is untrusted: the
// table of `digits train` parses each value, and rejected values are not shown.

import Augmentation
import DigitReader
import Formats

extension ModelHistory {
  /// The `digits train` command that produced these weights; nil if the file lacks an option, or has a value that the
  /// command rejects.
  ///
  /// Options at their defaults are omitted, except the most informative ones. The file identifies a folder of data
  /// only by its last component; `data`, if given, replaces it.
  func trainingCommand(data: String? = nil) -> String? {
    guard self["format"] == "digits" else { return nil }
    let repeatable = Self.repeatable(data: data)
    var words = ["digits", "train"]
    for row in TrainOptions.table.options {
      if case .flag = row.action, let entry = Self.flags[row.name], self[entry] == "yes" {
        words.append(row.name)
      }
      guard let value = repeatable[row.name], case .value(_, _, let store) = row.action else { continue }
      var options = TrainOptions()
      switch value(self) {
      case .unknown: return nil
      case .notGiven: continue
      case .given(let text):
        // Escaping for display would change the command, so reject text that needs it.
        guard text == text.harmless(), store(&options, text) else { return nil }
      }
      guard let text = row.text(options) else { continue }
      if text != row.text(TrainOptions()) || Self.alwaysShown.contains(row.name) {
        words += [row.name, text.shellWord]
      }
    }
    return words.joined(separator: " ")
  }

  /// The recorded value of an option.
  private enum Value {
    case unknown
    case notGiven
    case given(String)
  }

  /// The flags that affect the result, and the metadata entries that record them.
  private static let flags = ["--transpose": "transpose", "--invert": "invert", "--as-is": "as_is"]

  private static let alwaysShown: Set = ["--data", "--filters", "--hidden", "--epochs", "--seed"]

  /// The options that affect the result, and how to get each of them from the metadata.
  private static func repeatable(data: String?) -> [String: (ModelHistory) -> Value] {
    func entry(_ name: String, absence: String? = nil) -> (ModelHistory) -> Value {
      { history in history[name].map { $0 == absence ? .notGiven : .given($0) } ?? .unknown }
    }
    // Entries that older files lack.
    func later(_ name: String, absence: String? = nil) -> (ModelHistory) -> Value {
      { history in history[name] == nil ? .notGiven : entry(name, absence: absence)(history) }
    }
    return [
      "--data": { history in history["dataset"].map { .given(data ?? $0) } ?? .unknown },
      "--hidden": { history in
        history["layers"].map(\.hiddenWidths).map { .given($0) } ?? .unknown
      },
      "--filters": later("filters"),
      "--kernel-size": later("kernel_size"),
      "--padding": later("padding"),
      "--pool-after": later("pool_after"),
      // In files without this entry, units saw whole images.
      "--receptive-field": { .given($0[receptiveFieldEntry] ?? "0") },
      // In files without this entry, networks were trained without synthetic digits.
      "--add-synthetic": { .given($0["add_synthetic"] ?? "0") },
      "--add-non-digits": later("add_non_digits"),
      "--preprocess": later("preprocess"),
      "--pixel-range": later("pixel_range", absence: "inferred"),
      "--class-weights": later("class_weights"),
      "--epochs": entry("epochs"),
      "--batch-size": entry("batch_size"),
      "--learning-rate": entry("learning_rate"),
      "--schedule": entry("schedule"),
      "--warm-up": entry("warm_up", absence: "the schedule's own"),
      "--weight-decay": entry("weight_decay"),
      "--augment": { $0["augment"].map { .given(distortionName($0)) } ?? .unknown },
      // In files without this entry, augmentation did not fade out.
      "--augment-fade": { .given($0["augment_fade"] ?? "0") },
      "--input-dropout": entry("input_dropout"),
      "--dropout": later("dropout"),
      "--label-smoothing": entry("label_smoothing"),
      "--average-weights": entry("average_weights"),
      "--validation-split": entry("validation_split"),
      "--patience": entry("patience", absence: "none"),
      "--seed": entry("seed"),
      "--from": later("from", absence: "none"),
    ]
  }

  /// The name of the distortion with this description, or the description if it has no name.
  private static func distortionName(_ description: String) -> String {
    DistortionName.allCases.first { $0.distortion.description == description }?.rawValue ?? description
  }
}

extension String {
  /// The hidden layers of `784,256,128,10` in the form of `--hidden`, `256,128`.
  fileprivate var hiddenWidths: String { split(separator: ",").dropFirst().dropLast().joined(separator: ",") }
}
