// The command line that would make a weights file again, from what the file says of itself. What it says is a
// stranger's: each word is read by the table of `digits train`, and what that would not take is not shown.

import Augmentation

extension ModelHistory {
  /// `digits train` with the options that gave these weights; nil when the file does not say all of them, or says
  /// something that the command does not take.
  ///
  /// Options at their defaults are left out, but for those that say most.
  var trainingCommand: String? {
    guard self["format"] == "digits", let layers = self["layers"] else { return nil }
    var words = ["digits", "train"]
    for (option, entry) in Self.repeatable {
      guard let row = TrainOptions.table.options.first(where: { $0.name == option }) else { continue }
      let text = option == "--hidden" ? layers.withoutEnds : entry.flatMap { self[$0] }
      guard let text else { return nil }
      // What is said in place of a value, where none was given.
      guard !Self.absences.contains(text) || option == "--augment" else { continue }
      var options = TrainOptions()
      guard case .value(_, _, let store) = row.action,
        store(&options, option == "--augment" ? Self.distortionName(text) : text)
      else { return nil }
      let (given, usual) = (row.text(options), row.text(TrainOptions()))
      if let given, given != usual || Self.alwaysShown.contains(option) {
        words += [option, given.shellQuoted]
      }
    }
    return words.joined(separator: " ")
  }

  /// The options that decide what comes out, and the entries that hold them; nil for the one that is made of another.
  private static let repeatable: [(option: String, entry: String?)] = [
    ("--data", "dataset"), ("--hidden", nil), ("--epochs", "epochs"), ("--batch-size", "batch_size"),
    ("--learning-rate", "learning_rate"), ("--schedule", "schedule"), ("--warm-up", "warm_up"),
    ("--weight-decay", "weight_decay"), ("--augment", "augment"), ("--input-dropout", "input_dropout"),
    ("--label-smoothing", "label_smoothing"), ("--average-weights", "average_weights"),
    ("--validation-split", "validation_split"), ("--patience", "patience"), ("--seed", "seed"),
  ]
  private static let alwaysShown: Set = ["--data", "--hidden", "--epochs", "--seed"]
  private static let absences: Set = ["none", "the schedule's own"]

  /// The name of the distortion that the file describes; the description itself where it has none.
  private static func distortionName(_ description: String) -> String {
    DistortionName.allCases.first { $0.distortion.description == description }?.rawValue ?? description
  }
}

extension String {
  /// `784,256,128,10` as `--hidden` has it, `256,128`.
  fileprivate var withoutEnds: String {
    split(separator: ",").dropFirst().dropLast().joined(separator: ",")
  }

  /// This text as one word of a shell's command line.
  var shellQuoted: String {
    let isPlain = { (byte: UInt8) in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./,:=+@%".utf8.contains(byte)
      }
    }
    if !isEmpty, utf8.allSatisfy(isPlain) { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
