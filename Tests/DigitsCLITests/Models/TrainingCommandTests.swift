import Augmentation
import DigitReader
import Testing

@testable import DigitsCLI

/// The command line that a weights file would be made with again.
@Suite struct TrainingCommandTests {
  /// What `digits train --epochs 5 --validation-split 0.1` writes, as far as it matters.
  private static let entries = [
    "format": "digits", "layers": "784,400,200,10", "receptive_field": "12", "dataset": "mnist",
    "epochs": "5", "batch_size": "128",
    "learning_rate": "0.008", "schedule": "one-cycle", "warm_up": "the schedule's own", "weight_decay": "0.0",
    "augment": "\(Distortion.shift)", "augment_fade": "0.5", "input_dropout": "0.0",
    "label_smoothing": "0.05", "average_weights": "0.0",
    "validation_split": "0.1", "patience": "none", "seed": "1", "version": "0.1.0",
  ]

  private func command(_ changes: [String: String?], data: String? = nil) -> String? {
    var metadata = Self.entries
    for (name, text) in changes { metadata[name] = text }
    return ModelHistory(metadata: metadata).trainingCommand(data: data)
  }

  @Test
  func `options at their defaults are left out`() {
    #expect(
      command([:])
        == "digits train --data mnist --validation-split 0.1 --add-synthetic 0 --hidden 400,200 --receptive-field 12 --epochs 5 --seed 1"
    )
  }

  @Test
  func `a folder is asked for as it was to be tested, and no word is taken that cannot be shown`() {
    #expect(
      command(["dataset": "bars"], data: "my sets/bars")?.contains(" --data 'my sets/bars' ") == true)
    #expect(command(["dataset": "bars"], data: "my\u{1B}sets/bars") == nil)
  }

  @Test
  func `units saw whole images before files said so`() {
    #expect(command(["receptive_field": nil])?.contains(" --receptive-field 0 ") == true)
  }

  @Test
  func `distortions did not fade before files said so`() {
    #expect(command(["augment_fade": nil])?.hasSuffix(" --augment-fade 0") == true)
  }

  @Test
  func `every option that was given is there`() {
    #expect(
      command([
        "layers": "784,10,10", "receptive_field": "9", "add_synthetic": "5000", "preprocess": "deslant",
        "batch_size": "32", "learning_rate": "0.01", "schedule": "cosine", "warm_up": "0.2",
        "weight_decay": "0.01", "augment": "none",
        "augment_fade": "0.7", "input_dropout": "0.1", "dropout": "0.2", "label_smoothing": "0.0",
        "average_weights": "0.999", "patience": "3", "seed": "7", "from": "old.safetensors",
      ])
        == "digits train --data mnist --validation-split 0.1 --preprocess deslant --add-synthetic 5000 --hidden 10 --receptive-field 9"
        + " --epochs 5 --batch-size 32 --learning-rate 0.01 --schedule cosine --warm-up 0.2 --weight-decay 0.01 --dropout 0.2"
        + " --label-smoothing 0 --average-weights 0.999 --patience 3 --from old.safetensors --seed 7 --augment none"
        + " --augment-fade 0.7 --input-dropout 0.1"
    )
  }

  @Test
  func `a word for the shell is one word`() {
    #expect(command(["dataset": "my digits; rm -rf ~"])?.contains(" --data 'my digits; rm -rf ~' ") == true)
  }

  @Test(
    arguments: [
      ["format": "other"], ["format": nil], ["layers": nil], ["epochs": nil], ["epochs": "many"],
      ["epochs": "0"], ["seed": "-1"], ["layers": "784,10"], ["layers": "784,x,10"],
      ["augment": "shift 1.0, rotation 3.0"], ["schedule": "one-cycle; reboot"], ["learning_rate": "nan"],
      ["dataset": "mnist\n; reboot"], ["dataset": String(repeating: "m", count: 1000)], ["dataset": ""],
    ] as [[String: String?]])
  func `what the command would not take makes no command`(changes: [String: String?]) {
    #expect(command(changes) == nil)
  }

  @Test
  func `another program's file has no command`() {
    #expect(ModelHistory(metadata: [:]).trainingCommand() == nil)
  }
}
