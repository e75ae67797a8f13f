// `digits train` on a small data set: what it says on which stream, what it saves, what repeats.

import Foundation
import IDX
import Parallel
import Testing

struct TrainTests {
  private let line = "train --data ./bars --epochs 2 --hidden 32 --seed 5"

  @Test func `says how it goes on one stream and what came out on the other`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(line)
    let output = run.output.split(separator: "\n")
    #expect(output.count == 3)
    #expect(output.first?.hasPrefix("Test accuracy on bars: ") == true)
    #expect(output.first?.hasSuffix(" of 100)") == true)
    #expect(
      output[1].wholeMatch(
        // However fast or slow the machine is.
        of: /Trained in \d.*s: [\d.]+ ([kM] )?images\/s, [\d.]+ [kMG]FLOP\/s; \d.*s in all/) != nil)
    #expect(output[2] == "Weights saved to digits.safetensors")
    let errors = run.errors.split(separator: "\n")
    #expect(errors.first == "Layer           Shape      Parameters")
    #expect(errors.contains("total                          25,450"))
    #expect(errors.contains { $0.hasPrefix("Training on 300 images of bars; ") })
    #expect(
      errors.filter { $0.hasPrefix("Epoch ") }.map { $0.prefix(16) } == [
        "Epoch 1/2: loss ", "Epoch 2/2: loss ",
      ])
    #expect(errors.last == "Next: digits eval --data ./bars, or digits predict FILE")
    #expect(!run.errors.contains("\u{1B}"), "no line is redrawn where there is no terminal")
    #expect(run.status == 0)
    #expect(workplace.names == ["bars", "digits.safetensors"])
  }

  @Test func `says which epoch's weights are saved where epochs are judged`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(
      "train --data ./bars --hidden 32 --seed 5 --epochs 30 --patience 2 --validation-split 0.2")
    #expect(run.status == 0)
    let words = #/\(from epoch (\d+) of (\d+), the best on the held-out images\)/#
    let found = try #require(run.output.firstMatch(of: words))
    let (best, trained) = (try #require(Int(found.1)), try #require(Int(found.2)))
    #expect(best + 2 == trained && trained < 30)
    #expect(try workplace.digits("info digits.safetensors").output.contains("best_epoch        \(best)\n"))
  }

  @Test func `trains on built-in digits as well, and holds none of them back`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(line + " --add-synthetic 40 --validation-split 0.1")
    #expect(run.status == 0)
    #expect(run.errors.contains("Training on 270 images of bars and 40 built-in digits, 30 held out; "))
    #expect(run.output.contains(" of 100)"))
    let info = try workplace.digits("info digits.safetensors").output
    #expect(info.contains(/\nadd_synthetic +40\n/))
  }

  @Test func `replaces no file that holds no weights`() throws {
    let workplace = try Workplace.withBars()
    try workplace.put(Array("<!doctype html>".utf8), at: "page")
    try workplace.digits(line + " --model page").expectFailure(
      "page: not overwritten: this is not a weights file; choose another --model")
    #expect(try workplace.bytes(of: "page") == Array("<!doctype html>".utf8))
  }

  @Test func `replaces no checkpoint that is none`() throws {
    let workplace = try Workplace.withBars()
    try workplace.put(Array("mine".utf8), at: "w.checkpoint")
    try workplace.digits(line + " --model w").expectFailure(
      "w.checkpoint: not overwritten: this is not a checkpoint file; choose another --model"
    )
    #expect(workplace.names == ["bars", "w.checkpoint"])
  }

  @Test func `weights and history under two names are not mixed up`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.shell("ln -s w w.json; digits \(line) --quiet --model w --history w.json")
    #expect(run.status == 1)
    try workplace.digits("info w").expectSuccess()
  }

  @Test func `says that a network has not learnt`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(
      "train --data ./bars --hidden 9,9,9,9,9,9,9,9 --learning-rate 10 --validation-split 0.01 --json")
    #expect(run.status == 0)
    #expect(run.errors.contains("The network is no better than always answering the most common class"))
    #expect(try #require(JSONOutput(run.output).number("temperature")) > 1)
  }

  @Test func `where all labels are the same there is nothing to learn, and nothing is missed`() throws {
    let workplace = try Workplace.withBars()
    for split in Split.allCases {
      let labels = IDXArray(
        [UInt8](repeating: 0, count: Bars.count(of: split)), dimensions: [Bars.count(of: split)])
      try workplace.put(labels.encoded(), at: "bars/\(MNISTFile(.labels, of: split).name)")
    }
    let run = try workplace.digits("train --data ./bars --hidden 4 --epochs 1")
    #expect(run.status == 0)
    #expect(run.output.contains("100.00 %"))
    #expect(!run.errors.contains("has not learnt"))
  }

  @Test func `with JSON nothing is said of what to type next`() throws {
    let workplace = try Workplace.withBars()
    for (options, isSaid) in [("", true), (" --json", false), (" --quiet", false)] {
      let run = try workplace.digits("train --data ./bars --epochs 1 --hidden 4" + options)
      #expect(run.status == 0 && run.errors.contains("Next: digits eval") == isSaid, "\(options)")
    }
  }

  @Test func `prints one JSON object`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(line + " --json --quiet --threads 2 --model my.safetensors")
    run.expectSuccess()
    let json = try JSONOutput(run.output)
    #expect(
      json.keys == [
        "test_accuracy", "test_loss", "accuracy", "standard_error", "correct", "count", "loss", "temperature",
        "seconds", "parameters",
        "dataset", "form", "transposed", "inverted", "pixel_range", "as_is", "turned_upright",
        "class_weights",
        "held_out", "preprocess", "model", "seed", "threads",
        "kernel", "epochs",
      ])
    #expect(json.number("accuracy")! > 0.5)
    #expect(json.number("test_accuracy") == json.number("accuracy"))
    #expect(json.number("test_loss") == json.number("loss"))
    #expect(json.number("parameters") == 25_450)
    #expect(json.text("dataset") == "bars")
    #expect(json.text("model") == "my.safetensors")
    #expect(json.number("threads") == Double(min(2, WorkerTeam.recommendedThreads)))
    let epochs = try #require(json.objects("epochs"))
    #expect(epochs.map { $0["epoch"] as? Int } == [1, 2])
    for epoch in epochs {
      #expect(
        epoch.keys.sorted() == [
          "accuracy", "epoch", "learning_rate", "loss", "seconds", "validation_accuracy", "validation_loss",
        ])
      #expect(epoch["validation_accuracy"] is NSNull)
    }
    #expect(workplace.names == ["bars", "my.safetensors"])
  }

  @Test func `gives the same bytes for a seed, whatever the number of threads`() throws {
    let workplace = try Workplace.withBars()
    func bytes(_ options: String) throws -> [UInt8] {
      let line = "train --data ./bars --epochs 2 --hidden 100,30 --batch-size 64 --quiet --model w " + options
      try workplace.digits(line).expectSuccess()
      return try workplace.bytes(of: "w")
    }
    let first = try bytes("--seed 7 --threads 1")
    for options in [
      "--seed 7 --threads 1", "--seed 7 --threads 2", "--seed 7 --threads 3", "--seed 7 --threads 4",
    ] {
      #expect(try bytes(options) == first, "\(options)")
    }
    #expect(try bytes("--seed 8 --threads 1") != first)
  }

  @Test func `goes on from the weights of a file`() throws {
    let workplace = try Workplace.withBars()
    func firstLoss(_ options: String) throws -> Double {
      let run = try workplace.digits(line + " --json --quiet" + options)
      run.expectSuccess()
      return try #require(JSONOutput(run.output).objects("epochs")?.first?["loss"] as? Double)
    }
    let fresh = try firstLoss(" --model first.safetensors")
    let before = try workplace.bytes(of: "first.safetensors")
    #expect(try firstLoss(" --from first.safetensors --model second.safetensors") < 0.7 * fresh)
    #expect(try workplace.bytes(of: "first.safetensors") == before)
    try workplace.digits("train --data ./bars --from first.safetensors --hidden 16").expectFailure(
      "first.safetensors: the network has hidden layers of 32, which cannot be changed: remove --hidden"
    )
    try workplace.digits("train --data ./bars --from first.safetensors --preset quick --hidden 16")
      .expectFailure(
        "first.safetensors: the network has hidden layers of 32, which cannot be changed: remove --hidden"
      )
    try workplace.digits("train --data ./bars --from first.safetensors --preset quick").expectFailure(
      "first.safetensors: the network has hidden layers of 32, which cannot be changed: remove --preset quick"
    )
    // Of a preset it takes all but layers that are typed.
    try workplace.digits(
      "train --data ./bars --from first.safetensors --preset quick --hidden 32 --epochs 1 --quiet"
        + " --model third.safetensors"
    ).expectSuccess()
    #expect(
      try workplace.digits("info third.safetensors").output.contains(
        #/dense, ReLU +784 -> 32 /#))
  }

  @Test func `measures the images that are held out`() throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(line + " --validation-split 0.1 --json")
    #expect(run.errors.contains("Training on 270 images of bars, 30 held out; "))
    #expect(run.errors.split(separator: "\n").filter { $0.contains(", validation ") }.count == 2)
    let epochs = try #require(JSONOutput(run.output).objects("epochs"))
    for epoch in epochs {
      let accuracy = try #require(epoch["validation_accuracy"] as? Double)
      // Right ones of 30, as near as JSON's digits are.
      let right = accuracy * 30
      #expect((0...1).contains(accuracy) && abs(right - right.rounded()) < 0.001)
    }
  }

  @Test func `keeps the weights that it replaces, one generation of them, and says so`() throws {
    let workplace = try Workplace.withBars()
    let figures = ["dataset": "mnist", "test_correct": "9967", "test_count": "10000"]
    let first = weights([784, 4, 10], metadata: figures)
    try workplace.put(first, at: "digits.safetensors")
    let run = try workplace.digits(line)
    #expect(
      run.errors.contains(
        "\nThe previous weights are kept in digits.previous.safetensors (99.67 % on MNIST).\n"))
    let second = try workplace.bytes(of: "digits.safetensors")
    #expect(second.count > 25_450 * 4)
    #expect(try workplace.bytes(of: "digits.previous.safetensors") == first)
    // The same training again replaces nothing.
    #expect(try !workplace.digits(line).errors.contains("are kept in"))
    #expect(try workplace.bytes(of: "digits.previous.safetensors") == first)
    try workplace.digits(line + " --dropout 0.1 --quiet").expectSuccess()
    #expect(try workplace.bytes(of: "digits.previous.safetensors") == second)
    #expect(workplace.names == ["bars", "digits.previous.safetensors", "digits.safetensors"])
  }

  @Test func `replaces nothing by the weights that it keeps but weights`() throws {
    let workplace = try Workplace.withBars()
    try workplace.put(weights([784, 4, 10]), at: "w")
    try workplace.put(Array("mine".utf8), at: "w.previous")
    try workplace.digits(line + " --model w").expectFailure(
      "w.previous: not overwritten: this is not a weights file; choose another --model")
    #expect(try workplace.bytes(of: "w.previous") == Array("mine".utf8))
  }

  @Test(arguments: ["x.h5", "x.PTH", "x.onnx", "-"])
  func `saves weights under no name of another format`(name: String) throws {
    let workplace = try Workplace.withBars()
    let run = try workplace.digits(line + " --model=\(name)")
    #expect(
      run.errors.hasPrefix(
        "Error: The value '\(name)' is invalid for '--model <file>': it must be the path of a file that ends in"
          + " .safetensors, "))
    #expect(run.status == 64)
    #expect(workplace.names == ["bars"])
  }

  @Test func `fits a temperature without holding images back, the same in every run`() throws {
    let workplace = try Workplace.withBars()
    func temperature(_ options: String) throws -> Double {
      let run = try workplace.digits(line + " --json --quiet --model w " + options)
      return try #require(JSONOutput(run.output).number("temperature"))
    }
    let found = try temperature("--threads 1")
    #expect(found != 1 && (0.05...20).contains(found))
    #expect(try temperature("--threads 3") == found)
  }

  /// Of 300 images 33.51.
  @Test func `a share that does not divide is rounded`() throws {
    let run = try Workplace.withBars().digits(
      "train --data ./bars --epochs 1 --hidden 8 --validation-split 0.1117 --model w")
    #expect(run.status == 0)
    #expect(run.errors.contains("Training on 266 images of ") && run.errors.contains(", 34 held out;"))
  }
}
