// What `digits train` tells at its end: figures as JSON and as text, a warning, and what to type next.

import DigitReader
import Formats
import Foundation
import IDX
import MLP
import Random
import Storage
import Tensor
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct TrainReportTests {
  let root = try! DataSetRoot()
  private let engine = Engine(threads: 1)

  /// The report on a training on `set`, whose test came to these labels and answers.
  private func report(
    _ set: String = "set", conventions: ImageConventions = ImageConventions(),
    labels: [UInt8] = [0, 0, 1, 2], answers: [Int] = [0, 0, 1, 1], model: String = "w.safetensors",
    bestEpoch: Int? = nil
  ) throws -> TrainReport {
    for split in ["", "emnist-digits-"] {
      for part in ["train", "t10k"] where split.isEmpty || part == "train" {
        let images = IDXArray((0..<72).map { UInt8($0 * 3) }, dimensions: [12, 2, 3])
        let labels = IDXArray((0..<12).map { UInt8($0 % 3) }, dimensions: [12])
        let folder = split.isEmpty ? "set" : "emnist"
        try root.put(images.encoded(), at: "\(folder)/\(split)\(part)-images-idx3-ubyte")
        try root.put(labels.encoded(), at: "\(folder)/\(split)\(part)-labels-idx1-ubyte")
      }
    }
    let console = Console(environment: Environment()) { _, _ in }
    let data = try OpenDataSet(
      "\(root.path)/\(set)", splits: Split.allCases, conventions: conventions, engine: engine,
      console: console)
    var generator = SeededGenerator(seed: 1)
    let values = answers.flatMap { answer in (0..<3).map { $0 == answer ? Float(2) : 0 } }
    return TrainReport(
      evaluation: Evaluation(Predictions(LabeledLogits(classCount: 3, labels: labels, values: values))),
      temperature: 1.25, seconds: 9, network: Network(layerSizes: [6, 4, 3], using: &generator), data: data,
      model: model, history: nil, seed: 7, engine: engine,
      epochs: [
        EpochFigures(
          number: 1, loss: 0.5, accuracy: 0.25, validationLoss: nil, validationAccuracy: nil,
          learningRate: 0.125, seconds: 1),
        EpochFigures(
          number: 2, loss: 0.25, accuracy: nil, validationLoss: 0.75, validationAccuracy: 0.5,
          learningRate: 0.0625, seconds: 3),
      ], bestEpoch: bestEpoch, classWeights: .balanced, imagesPerEpoch: 1_000)
  }

  private func json(_ report: TrainReport) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(report.json.description.utf8)) as? [String: Any])
  }

  @Test func `the object has the figures of the test and of each epoch`() throws {
    let json = try json(report())
    for name in ["accuracy", "test_accuracy"] { #expect(json[name] as? Double == 0.75) }
    #expect(json["correct"] as? Int == 3 && json["count"] as? Int == 4 && json["seconds"] as? Double == 9)
    #expect(json["loss"] as? Double == json["test_loss"] as? Double)
    #expect(json["temperature"] as? Double == 1.25 && json["seed"] as? Int == 7)
    #expect(json["parameters"] as? Int == 6 * 4 + 4 + 4 * 3 + 3 && json["threads"] as? Int == 1)
    #expect(json["class_weights"] as? String == "balanced" && json["dataset"] as? String == "set")
    let epochs = try #require(json["epochs"] as? [[String: Any]])
    func column(_ name: String) -> [Double?] { epochs.map { $0[name] as? Double } }
    #expect(
      column("epoch") == [1, 2] && column("loss") == [0.5, 0.25] && column("accuracy") == [0.25, nil])
    #expect(column("validation_loss") == [nil, 0.75] && column("validation_accuracy") == [nil, 0.5])
    #expect(column("learning_rate") == [0.125, 0.0625] && column("seconds") == [1, 3])
  }

  @Test func `the object says how the images were read`() throws {
    let names = ["transposed", "inverted", "as_is", "turned_upright"]
    func flags(_ json: [String: Any]) -> [Bool?] { names.map { json[$0] as? Bool } }
    let plain = try json(report())
    #expect(flags(plain) == [false, false, false, false])
    #expect(
      plain["pixel_range"] is NSNull && plain["held_out"] is NSNull && plain["form"] as? String == "IDX")
    for (conventions, expected) in [
      (ImageConventions(transpose: true), [true, false, false, false]),
      (ImageConventions(invert: true), [false, true, false, false]),
      (ImageConventions(asIs: true), [false, false, true, false]),
    ] { #expect(try flags(json(report(conventions: conventions))) == expected) }
    let range = try json(report(conventions: ImageConventions(pixelRange: PixelScale(text: "0,200"))))
    #expect(range["pixel_range"] as? [Double] == [0, 200])
    let emnist = try json(report("emnist"))
    #expect(flags(emnist) == [false, false, false, true] && emnist["held_out"] as? Int == 2)
  }

  @Test func `a network is warned of that is no better than one answer for all`() throws {
    let words = "The network is no better than always answering the most common class: it has learnt nothing."
    for (answers, isWarned) in [([0, 0, 0, 0], true), ([0, 0, 1, 0], false), ([1, 1, 1, 1], true)] {
      #expect(try report(answers: answers).warning?.hasPrefix(words) ?? false == isWarned)
    }
    #expect(try report(labels: [1, 1], answers: [1, 1]).warning == nil, "nothing else can be answered")
    #expect(try report(labels: [1, 1], answers: [1, 0]).warning == nil)
  }

  @Test func `the next commands name what is not the default`() throws {
    #expect(
      try report(model: "digits.safetensors").nextCommands(data: nil)
        == "Next: digits eval, or digits predict FILE")
    #expect(
      try report(conventions: ImageConventions(transpose: true, pixelRange: PixelScale(text: "0,200")))
        .nextCommands(data: "my sets")
        == "Next: digits eval --model w.safetensors --data 'my sets' --transpose --pixel-range 0,200, or digits predict"
        + " --model w.safetensors FILE")
  }

  @Test func `the text has the time and the pace of all epochs, and which one is saved`() throws {
    let lines = try report().text.split(separator: "\n")
    #expect(lines[0] == "Test accuracy on set: 75.00 % ± 20.00 (3 of 4)")
    #expect(lines[1].hasPrefix("Trained in 4.00 s: 500 images/s, ") && lines[1].hasSuffix("; 9.00 s in all"))
    #expect(lines[2] == "Weights saved to w.safetensors")
    #expect(
      try report(bestEpoch: 1).text.hasSuffix(
        "w.safetensors (from epoch 1 of 2, the best on the held-out images)"))
  }
}
