// Data and weights that are well-formed and make little sense: one clear sentence, or a result that says what it is.

import IDX
import Testing

struct OddNumbersTests {
  /// A data set, and the accuracy that a network of it comes to: nothing else can be learnt from it.
  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let pictures: @Sendable (Int) -> [UInt8]
    let labels: @Sendable (Int) -> UInt8
    var count = 100
    let accuracy: String
  }

  private static let black = [UInt8](repeating: 0, count: 784)

  static let examples = [
    Example(
      testDescription: "one class", pictures: { Bars.picture(3, number: $0) }, labels: { _ in 3 },
      accuracy: "100.00 % ± 0.50 (100 of 100)"),
    Example(
      testDescription: "one image", pictures: { Bars.picture(3, number: $0) }, labels: { _ in 3 }, count: 1,
      accuracy: "100.00 % ± 25.00 (1 of 1)"),
    Example(
      testDescription: "black images", pictures: { _ in black }, labels: { UInt8($0 % 10) },
      accuracy: "10.00 % ± 3.00 (10 of 100)"),
    Example(
      testDescription: "white images", pictures: { _ in black.map { ~$0 } }, labels: { UInt8($0 % 10) },
      accuracy: "10.00 % ± 3.00 (10 of 100)"),
    Example(
      testDescription: "the same image under every label", pictures: { _ in Bars.picture(1, number: 1) },
      labels: { UInt8($0 % 10) }, accuracy: "10.00 % ± 3.00 (10 of 100)"),
    Example(
      testDescription: "the same image again and again", pictures: { _ in Bars.picture(1, number: 1) },
      labels: { _ in 1 }, accuracy: "100.00 % ± 0.50 (100 of 100)"),
  ]

  @Test(arguments: examples)
  func `a data set that teaches little is trained on all the same`(example: Example) throws {
    let workplace = try Workplace()
    let images = IDXArray(
      (0..<example.count).flatMap { example.pictures($0) }, dimensions: [example.count, 28, 28])
    let labels = IDXArray((0..<example.count).map { example.labels($0) }, dimensions: [example.count])
    for file in MNISTFile.all {
      try workplace.put((file.content == .images ? images : labels).encoded(), at: "odd/\(file.name)")
    }
    let run = try workplace.digits("train --data ./odd --hidden 16 --epochs 30 --batch-size 16 --quiet")
    run.expectSuccess()
    #expect(run.output.hasPrefix("Test accuracy on odd: \(example.accuracy)\n"))
    #expect(!run.output.contains("nan"))
    let evaluation = try workplace.digits("eval --data ./odd --json")
    #expect(evaluation.status == 0)
    #expect(try JSONOutput(evaluation.output).number("loss")?.isFinite == true)
  }

  @Test func `of one image none is held out`() throws {
    let workplace = try Workplace()
    for file in MNISTFile.all {
      try workplace.put(
        (file.content == .images ? Bars.images(1) : Bars.labels(1)).encoded(), at: "one/\(file.name)")
    }
    try workplace.digits("train --data ./one --validation-split 0.5").expectFailure(
      "a single training image cannot be split for validation")
    #expect(workplace.names == ["one"])
  }

  // 1e19 squared and summed is beyond a Float, though each weight is not.
  @Test(arguments: [Float(1e19), -1e19, 3e38])
  func `weights whose answers would not be finite are refused everywhere`(value: Float) throws {
    let workplace = try Workplace.withBars()
    try workplace.put(weights([784, 16, 10], of: value), at: "w")
    try workplace.put(Pictures.one, at: "one.pgm")
    for line in [
      "eval --data ./bars --model w", "predict --model w one.pgm", "train --data ./bars --from w", "info w",
    ] {
      try workplace.digits(line).expectFailure(
        "w: the weights are so large that the network's answers would not be finite numbers: train it again, with a"
          + " lower learning rate")
    }
  }

  @Test(arguments: [Float(0), .leastNonzeroMagnitude, 1e15])
  func `weights whose answers are finite are used, however little sense they make`(value: Float) throws {
    let workplace = try Workplace.withBars()
    try workplace.put(weights([784, 16, 10], of: value), at: "w")
    try workplace.put(Pictures.one, at: "one.pgm")
    let evaluation = try workplace.digits("eval --data ./bars --model w")
    evaluation.expectSuccess()
    #expect(evaluation.output.hasPrefix("Accuracy on bars (test): 10.00 % ± 3.00 (10 of 100)\n"))
    let prediction = try workplace.digits("predict --model w one.pgm one.pgm")
    #expect(prediction.output == "one.pgm: 0 (10.00 %)\none.pgm: 0 (10.00 %)\n")
  }

  @Test func `a learning rate beyond all sense`() throws {
    let workplace = try Workplace.withBars()
    let refused = try workplace.digits("train --data ./bars --learning-rate 100")
    #expect(
      refused.errors.hasPrefix(
        "Error: The value '100' is invalid for '--learning-rate <x>': it must be a number from 1e-06 to 10.\n"
      ))
    #expect(refused.status == 64)
    let run = try workplace.digits(
      "train --data ./bars --learning-rate 10 --schedule constant --epochs 5 --quiet")
    run.expectSuccess()
    #expect(!run.output.contains("nan"))
  }
}
