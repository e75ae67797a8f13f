// `digits eval` with a network that takes everything for a zero: every figure is known beforehand.

import Foundation
import MLP
import Testing

struct EvalTests {
  private func workplace() throws -> Workplace {
    let workplace = try Workplace.withBars()
    try workplace.put(weights([784, 4, 10]), at: "zeros.safetensors")
    return workplace
  }

  @Test(arguments: ["eval", "evaluate"])
  func `prints figures, classes and confusion`(command: String) throws {
    let run = try workplace().digits("\(command) --data ./bars --model zeros.safetensors")
    run.expectSuccess()
    #expect(
      run.output == """
        Accuracy on bars (test): 10.00 % ± 3.00 (10 of 100)
        Mean cross-entropy: 2.3026 nats
        Expected calibration error: 0.00 percentage points

        Class             Precision    Recall       F1  Support
        -------------------------------------------------------
        0                   10.00 %  100.00 %  18.18 %       10
        1                    0.00 %    0.00 %   0.00 %       10
        2                    0.00 %    0.00 %   0.00 %       10
        3                    0.00 %    0.00 %   0.00 %       10
        4                    0.00 %    0.00 %   0.00 %       10
        5                    0.00 %    0.00 %   0.00 %       10
        6                    0.00 %    0.00 %   0.00 %       10
        7                    0.00 %    0.00 %   0.00 %       10
        8                    0.00 %    0.00 %   0.00 %       10
        9                    0.00 %    0.00 %   0.00 %       10
        -------------------------------------------------------
        macro average        1.00 %   10.00 %   1.82 %      100
        weighted average     1.00 %   10.00 %   1.82 %      100

        Confusion (rows: label, columns: read as)
            0   1   2   3   4   5   6   7   8   9
        -----------------------------------------
        0  10   .   .   .   .   .   .   .   .   .
        1  10   .   .   .   .   .   .   .   .   .
        2  10   .   .   .   .   .   .   .   .   .
        3  10   .   .   .   .   .   .   .   .   .
        4  10   .   .   .   .   .   .   .   .   .
        5  10   .   .   .   .   .   .   .   .   .
        6  10   .   .   .   .   .   .   .   .   .
        7  10   .   .   .   .   .   .   .   .   .
        8  10   .   .   .   .   .   .   .   .   .
        9  10   .   .   .   .   .   .   .   .   .

        Most confused
        Label  Read as  Times  Of the label
        -----------------------------------
        1      0           10      100.00 %
        2      0           10      100.00 %
        3      0           10      100.00 %
        4      0           10      100.00 %
        5      0           10      100.00 %
        6      0           10      100.00 %
        7      0           10      100.00 %
        8      0           10      100.00 %

        """)
  }

  @Test func `prints one JSON object`() throws {
    let run = try workplace().digits("eval --data ./bars --model zeros.safetensors --split train --json")
    run.expectSuccess()
    let json = try JSONOutput(run.output)
    #expect(
      json.keys == [
        "accuracy", "standard_error", "loss", "calibration_error", "temperature", "correct", "count", "model",
        "dataset", "held_out", "preprocess", "classes",
        "confusion",
      ])
    #expect(json.number("temperature") == 1)
    #expect(try #require(json.number("calibration_error")) < 1e-6)
    #expect(json.number("accuracy") == 0.1)
    #expect(json.number("count") == 300)
    #expect(json.text("dataset") == "bars")
    let classes = try #require(json.objects("classes"))
    #expect(classes.map { $0["label"] as? Int } == Array(0..<10))
    #expect(classes.allSatisfy { Set($0.keys) == ["label", "precision", "recall", "f1", "support"] })
    let confusion = try #require(json.members["confusion"] as? [[Int]])
    #expect(confusion == [[Int]](repeating: [30] + [Int](repeating: 0, count: 9), count: 10))
  }

  @Test func `takes the weights of the current folder, or else the pretrained ones`() throws {
    let workplace = try workplace()
    let note =
      "Using the pretrained weights (99.57 % on MNIST), since there is no digits.safetensors here.\n"
    try workplace.digits("eval --data ./bars").expectSuccess(errors: note)
    try workplace.put(weights([784, 4, 10]), at: "digits.safetensors")
    let run = try workplace.digits("eval --data ./bars")
    run.expectSuccess()
    #expect(run.output.hasPrefix("Accuracy on bars (test): 10.00 % ± 3.00 (10 of 100)\n"))
  }

  @Test func `measures on the data set that the weights were trained on, and says so`() throws {
    let workplace = try workplace()
    let own = weights([784, 4, 10], metadata: ["dataset": "bars"])
    try workplace.put(own, at: "own.safetensors")
    let run = try workplace.digits("eval own.safetensors")
    run.expectSuccess(
      errors: "Measuring on bars, which the weights were trained on; use --data to choose another data set.\n"
    )
    #expect(run.output.hasPrefix("Accuracy on bars (test): 10.00 %"))
    try workplace.remove("bars")
    try workplace.digits("eval own.safetensors").expectFailure(
      "own.safetensors: the weights were trained on 'bars', which is not available: there is no data set or folder named"
        + " 'bars'; the known data sets are mnist, fashion-mnist, kmnist, synthetic; choose a data set with --data"
    )
  }

  @Test func `takes weights without an option, and none twice`() throws {
    let workplace = try workplace()
    let run = try workplace.digits("eval --data ./bars zeros.safetensors")
    run.expectSuccess(errors: "Using zeros.safetensors.\n")
    #expect(run.output.hasPrefix("Accuracy on bars (test): 10.00 %"))
    try workplace.digits("eval zeros.safetensors --model w").expectWrongUsage(
      "The weights were specified more than once; the extra argument is 'zeros.safetensors'.",
      usage: "digits eval [<weights>] [options]",
      help: "digits eval --help")
  }

  /// A network that gives the class 0 a logit of 2, whatever it sees: 18.8 % sure where 10 % are right. A temperature
  /// of a half makes it e⁴ / (e⁴ + 9) sure, one of nonsense changes nothing.
  @Test(arguments: [(nil, "45.09", ""), ("0.5", "85.85", " (at temperature 0.500)"), ("-3", "45.09", "")])
  func `applies the temperature of the weights`(temperature: String?, sure: String, note: String) throws {
    let workplace = try workplace()
    try workplace.put(biasedWeights(temperature: temperature), at: "biased.safetensors")
    let run = try workplace.digits("eval --data ./bars --model biased.safetensors")
    run.expectSuccess()
    let error = (Double(sure) ?? 0) - 10
    let line = run.output.split(separator: "\n").first { $0.hasPrefix("Expected calibration error") }
    #expect(line == "Expected calibration error: \(String(format: "%.2f", error)) percentage points\(note)")

    try workplace.put(Pictures.one, at: "one.pgm")
    #expect(
      try workplace.digits("predict --model biased.safetensors one.pgm").output == "one.pgm: 0 (\(sure) %)\n")
  }

  /// Weights of 784-10 that are zero, and a bias of 2 for the class 0.
  private func biasedWeights(temperature: String?) -> [UInt8] {
    let layer = LayerTensors.Layer(
      weight: [Float](repeating: 0, count: 7840), bias: [2] + [Float](repeating: 0, count: 9))
    return LayerTensors(sizes: [784, 10], layers: [layer])
      .safetensors(metadata: temperature.map { ["temperature": $0] } ?? [:]).encoded()
  }

  @Test func `names the classes and counts of wide matrices`() throws {
    let workplace = try workplace()
    try workplace.put(weights([784, 40]), at: "wide.safetensors")
    let run = try workplace.digits("eval --data ./bars --model wide.safetensors")
    run.expectSuccess()
    #expect(
      run.output.contains("\nThe confusion matrix of 40 classes is wider than 80 columns; --json has it.\n"))
    #expect(run.output.contains("39                   0.00 %    0.00 %   0.00 %        0\n"))
  }

  @Test(.enabled(if: MNIST.folder != nil, MNIST.reason))
  func `says which mistakes on MNIST are on disputed labels`() throws {
    let workplace = try workplace()
    let arguments = ["eval", "--data", try #require(MNIST.folder), "--model", "zeros.safetensors"]
    // Two of the fifteen are zeros, which is what this network takes everything for.
    let run = try workplace.digits(arguments)
    #expect(
      run.output.contains("\nDisputed labels: 13 of 9,020 mistakes\nImage  Label  Read as  People saw\n"))
    #expect(run.output.contains("\n  947  8      0        9\n"))
    #expect(run.output.contains("\n 2130  4      0        -\n"))
    #expect(!run.output.contains("\n 1621  0 "))
    let json = try JSONOutput(workplace.digits(arguments + ["--json"]).output)
    #expect(json.objects("disputed")?.compactMap { $0["image"] as? Int }.prefix(2) == [947, 1901])
    _ = try workplace.digits(arguments + ["--report", "report.html"])
    let page = String(decoding: try workplace.bytes(of: "report.html"), as: UTF8.self)
    #expect(page.contains("13 of the 9,020 mistakes are on labels that are disputed by people"))
    let training = try workplace.digits(arguments + ["--split", "train"])
    #expect(!training.output.contains("Disputed"))
  }

  @Test func `refuses more classes than labels tell apart`() throws {
    let workplace = try workplace()
    try workplace.put(weights([784, 257]), at: "w")
    try workplace.digits("eval --data ./bars --model w").expectFailure(
      "w: the network has 784 inputs and 257 classes, but bars needs 784 and 10")
  }
}
