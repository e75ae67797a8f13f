// The command line that reproduces a weights file, from its metadata. The metadata is not trusted: the table of
// `digits train` parses each word, and a word that it rejects is not shown.

import Augmentation
import DigitReader
import Formats

extension ModelHistory {
  /// `digits train` with the options that gave these weights; nil when the file does not say them, or says something
  /// that the command does not take.
  ///
  /// Options at their defaults are left out, but for those that say most. The file names a data set that was a folder
  /// by the folder's own name; `data`, where it is given, is how that data set is asked for here.
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
        // What had to be changed to be shown would be another command.
        guard text == text.harmless(), store(&options, text) else { return nil }
      }
      guard let text = row.text(options) else { continue }
      if text != row.text(TrainOptions()) || Self.alwaysShown.contains(row.name) {
        words += [row.name, text.shellWord]
      }
    }
    return words.joined(separator: " ")
  }

  /// What the file says of an option.
  private enum Value {
    case unknown
    case notGiven
    case given(String)
  }

  /// The options without a value that decide what comes out, and the entries that say whether they were given.
  private static let flags = ["--transpose": "transpose", "--invert": "invert", "--as-is": "as_is"]

  private static let alwaysShown: Set = ["--data", "--filters", "--hidden", "--epochs", "--seed"]

  /// The options that decide what comes out, and what a file says of each.
  private static func repeatable(data: String?) -> [String: (ModelHistory) -> Value] {
    func entry(_ name: String, absence: String? = nil) -> (ModelHistory) -> Value {
      { history in history[name].map { $0 == absence ? .notGiven : .given($0) } ?? .unknown }
    }
    // Older files do not have it.
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
      // Before they said so, units saw whole images.
      "--receptive-field": { .given($0[receptiveFieldEntry] ?? "0") },
      // Before they said so, networks were trained on the data set alone.
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
      // Before they said so, distortions did not fade.
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

  /// The name of the distortion that the file describes; the description itself where it has none.
  private static func distortionName(_ description: String) -> String {
    DistortionName.allCases.first { $0.distortion.description == description }?.rawValue ?? description
  }
}

extension String {
  /// `784,256,128,10` as `--hidden` has it, `256,128`.
  fileprivate var hiddenWidths: String { split(separator: ",").dropFirst().dropLast().joined(separator: ",") }
}
