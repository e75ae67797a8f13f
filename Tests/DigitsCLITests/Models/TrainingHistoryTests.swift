import DigitReader
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct TrainingHistoryTests {
  static let plain = [
    EpochFigures(
      number: 1, loss: 0.5744, accuracy: 0.9148, validationLoss: nil, validationAccuracy: nil,
      learningRate: 0.006, seconds: 0.39),
    EpochFigures(
      number: 2, loss: 0.25, accuracy: 1, validationLoss: nil, validationAccuracy: nil, learningRate: 0,
      seconds: 0.4),
  ]

  static let held = [
    EpochFigures(
      number: 1, loss: 0.5, accuracy: 0.75, validationLoss: 0.4, validationAccuracy: 0.8,
      learningRate: 0.001, seconds: 1)
  ]

  @Test
  func `a figure that no epoch has is left out, and so is the time`() {
    #expect(
      TrainingHistory(Self.plain).text
        == #"{"loss":[0.5744,0.25],"accuracy":[0.9148,1.0],"learning_rate":[0.006,0.0]}"#)
    #expect(
      TrainingHistory(Self.held).text
        == #"{"loss":[0.5],"accuracy":[0.75],"validation_loss":[0.4],"validation_accuracy":[0.8],"#
        + #""learning_rate":[0.001]}"#)
  }

  @Test(arguments: [plain, held])
  func `what is written reads back as the same`(epochs: [EpochFigures]) {
    let history = TrainingHistory(epochs)
    #expect(TrainingHistory(text: history.text) == history)
  }

  @Test
  func `a loss that is no finite number is written as none`() {
    var epochs = Self.plain
    epochs[1].loss = .infinity
    let read = TrainingHistory(text: TrainingHistory(epochs).text)
    #expect(read?.epochs.map(\.loss) == [0.5744, nil])
  }

  @Test
  func `others' histories: lists left out, members added, figures missing`() {
    let text = #" { "loss" : [2, null, 1e-3], "accuracy":[0,1,0.5], "note": {"by": ["hand"]} } "#
    let epochs = TrainingHistory(text: text)?.epochs
    #expect(epochs?.map(\.loss) == [2, nil, 0.001])
    #expect(epochs?.map(\.accuracy) == [0, 1, 0.5])
    #expect(epochs?.allSatisfy { $0.learningRate == nil && $0.validationLoss == nil } == true)
  }

  @Test(
    arguments: [
      "", "3 epochs", "[]", "{}", #"{"losses":[1]}"#, #"{"loss":[]}"#, #"{"loss":0.5}"#, #"{"loss":["1"]}"#,
      #"{"loss":[true]}"#, #"{"loss":[1,2],"accuracy":[1]}"#, #"{"loss":[1],"accuracy":[]}"#,
      #"{"loss":[],"accuracy":[1]}"#, #"{"loss":[-0.1]}"#, #"{"accuracy":[1.01]}"#, #"{"loss":[1e39]}"#,
      #"{"loss":[1e999]}"#,
      #"{"loss":[NaN]}"#, #"{"loss":[1]}x"#, #"{"loss":[1],"loss":[1]}"#,
    ])
  func `what is no history`(text: String) {
    #expect(TrainingHistory(text: text) == nil)
  }

  @Test
  func `every byte of a history changed in every bit is a history or none, never a trap`() {
    let bytes = Array(TrainingHistory(Self.held).text.utf8)
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        _ = TrainingHistory(text: String(decoding: changed, as: UTF8.self))
      }
      _ = TrainingHistory(text: String(decoding: bytes[..<index], as: UTF8.self))
    }
  }

  @Test
  func `in a few words`() {
    #expect(
      TrainingHistory(Self.plain).summary
        == "2 epochs: loss 0.5744 to 0.2500, accuracy 91.48 % to 100.00 %")
    #expect(
      TrainingHistory(Self.held).summary
        == "1 epoch: loss 0.5000, accuracy 75.00 %, validation 80.00 %")
    #expect(TrainingHistory(text: #"{"loss":[null],"learning_rate":[1]}"#)?.summary == "1 epoch")
  }

  @Test
  func `it travels in the metadata of a weights file`() {
    let text = TrainingHistory(Self.plain).text
    #expect(ModelHistory(metadata: ["seed": "1", "history": text]).epochs == TrainingHistory(Self.plain))
    #expect(ModelHistory(metadata: ["history": "long"]).epochs == nil)
    #expect(ModelHistory(metadata: [:]).epochs == nil)
  }

  @Test(
    arguments: [
      ("loss", "1e9", true), ("loss", "-0.1", false), ("accuracy", "1", true), ("accuracy", "1.01", false),
      ("validation_loss", "2", true), ("validation_loss", "-1", false), ("validation_accuracy", "0", true),
      ("validation_accuracy", "1.01", false), ("learning_rate", "3", true), ("learning_rate", "1e99", false),
    ])
  func `each figure has its range`(name: String, figure: String, isRead: Bool) {
    #expect((TrainingHistory(text: #"{"\#(name)":[\#(figure)]}"#) != nil) == isRead)
  }
}
