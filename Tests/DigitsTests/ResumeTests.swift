// Trainings that are interrupted and gone on with: nothing is lost, and the bytes are those of one that ran through.

import IDX
import Random
import Testing

struct ResumeTests {
  /// Long enough to be interrupted in the middle.
  /// A disk is waited for after each of 600 batches, so that there is time to interrupt it; and then no more.
  private let slowly = " --checkpoint-every 1"
  private let fast = " --checkpoint-every 1000000"
  private let line = "train --data ./bars --hidden 40,20 --batch-size 32 --epochs 60 --seed 3"

  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let options: String
  }

  static let examples = [
    Example(testDescription: "plain", options: ""),
    Example(
      testDescription: "everything random, averaged, judged",
      options:
        " --augment shift --augment-fade 0.6 --input-dropout 0.1 --dropout 0.2 --label-smoothing 0.1 --average-weights 0.99"
        + " --weight-decay 0.01 --schedule cosine --validation-split 0.2 --patience 50"
        + " --preprocess deslant --receptive-field 9"),
    Example(
      testDescription: "filters",
      options:
        " --filters 3,4 --kernel-size 5,3 --padding same --pool-after 1 --augment shift --dropout 0.2"
        + " --average-weights 0.99 --validation-split 0.2 --patience 50"),
  ]

  @Test func `windows that a training has by itself are its windows when it goes on`() throws {
    let workplace = try Workplace.withBars()
    let line = "train --data ./bars --hidden 256 --batch-size 32 --epochs 60 --seed 3"
    try workplace.digits(line + " --model whole --quiet").expectSuccess()
    _ = try workplace.digits(
      line + " --model w --quiet" + slowly, onceThereIs: "w.checkpoint", then: "kill -INT $pid")
    try workplace.digits("train --resume --model w --quiet --receptive-field 0").expectFailure(
      "w.checkpoint: it belongs to a training with --receptive-field 12, not with --receptive-field 0; leave --resume out to"
        + " start a new one")
    try workplace.digits("train --resume --model w --quiet --receptive-field 12" + fast).expectSuccess()
    let isSame = try workplace.bytes(of: "w") == workplace.bytes(of: "whole")
    #expect(isSame)
  }

  @Test(arguments: examples)
  func `an interrupted training ends with the bytes of one that ran through`(example: Example) throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + example.options + " --model whole --quiet").expectSuccess()
    let stopped = try workplace.digits(
      line + example.options + " --model w" + slowly, onceItSays: "^Epoch 10/", then: "kill -INT $pid")
    #expect(stopped.output == "130\n")
    #expect(stopped.errors.contains("\nInterrupted in epoch "))
    #expect(stopped.errors.hasSuffix("; digits train --resume --model w continues from there.\n"))
    #expect(workplace.names == ["bars", "w.checkpoint", "whole"])

    let resumed = try workplace.digits("train --resume --model w --threads 1" + fast)
    #expect(resumed.errors.contains("\nResuming after epoch "))
    #expect(resumed.status == 0)
    let isSame = try workplace.bytes(of: "w") == workplace.bytes(of: "whole")
    #expect(isSame)
    #expect(workplace.names == ["bars", "w", "whole"])
  }

  @Test(arguments: [("TERM", "143"), ("HUP", "129"), ("KILL", "137")])
  func `other signals lose no more than they must`(signal: String, status: String) throws {
    let workplace = try Workplace.withBars()
    try workplace.digits(line + " --model whole --quiet").expectSuccess()
    let stopped = try workplace.digits(
      line + " --model w --quiet" + slowly, onceThereIs: "w.checkpoint", then: "kill -\(signal) $pid")
    #expect(stopped.output == status + "\n")
    try workplace.digits("train --resume --model w --quiet" + fast).expectSuccess()
    let isSame = try workplace.bytes(of: "w") == workplace.bytes(of: "whole")
    #expect(isSame)
    #expect(workplace.names == ["bars", "w", "whole"])
  }

  @Test func `figures of a resumed training are those of one that ran through`() throws {
    let workplace = try Workplace.withBars()
    let whole = try JSONOutput(workplace.digits(line + " --model whole --quiet --json").output)
    _ = try workplace.digits(
      line + " --model w --quiet" + slowly, onceThereIs: "w.checkpoint", then: "kill -INT $pid")
    let resumed = try JSONOutput(workplace.digits("train --resume --model w --quiet --json" + fast).output)
    let figures = ["epoch", "loss", "accuracy"]
    let (ours, theirs) = (try #require(resumed.objects("epochs")), try #require(whole.objects("epochs")))
    let areSame =
      ours.map { epoch in figures.map { epoch[$0] as? Double } }
      == theirs.map { epoch in figures.map { epoch[$0] as? Double } }
    #expect(ours.count == 60)
    #expect(areSame)
  }

  @Test func `a second signal ends it at once, and the file of before is whole`() throws {
    let workplace = try Workplace.withBars()
    let stopped = try workplace.digits(
      line + " --model w --quiet" + slowly, onceThereIs: "w.checkpoint",
      then: "kill -INT $pid; kill -INT $pid")
    #expect(stopped.output == "130\n")
    try workplace.digits("train --resume --model w --quiet" + fast).expectSuccess()
  }

  @Test func `a plain training gives the checkpoint of another an epoch's grace`() throws {
    let workplace = try Workplace.withBars()
    _ = try workplace.digits(
      line + " --quiet" + slowly, onceThereIs: "digits.safetensors.checkpoint", then: "kill -INT $pid")
    let before = try workplace.bytes(of: "digits.safetensors.checkpoint")
    let warning =
      "digits.safetensors.checkpoint holds an unfinished training, which --resume would continue; this one"
      + " starts again, and replaces it after its first epoch.\n"
    // An epoch of some seconds, interrupted as soon as it has begun.
    let stopped = try workplace.digits(
      "train --data ./bars --hidden 2048,2048 --batch-size 1 --checkpoint-every 1",
      onceItSays: "^Training on", then: "kill -INT $pid")
    #expect(stopped.errors.hasPrefix(warning))
    #expect(
      stopped.errors.hasSuffix(
        "; nothing is saved, because digits.safetensors.checkpoint holds an earlier training.\n"))
    #expect(stopped.output == "130\n")
    let isKept = try workplace.bytes(of: "digits.safetensors.checkpoint") == before
    #expect(isKept)

    let finished = try workplace.digits("train --data ./bars --hidden 4 --epochs 2 --quiet")
    finished.expectSuccess(errors: warning)
    #expect(workplace.names == ["bars", "digits.safetensors"])
  }

  private static let refusals = [
    (
      "--epochs 5",
      "it belongs to a training with --epochs 60, not with --epochs 5; leave --resume out to start a new one"
    ),
    (
      "--seed 4 --hidden 40,20 --patience 2 --validation-split 0.1",
      "it belongs to a training with --validation-split 0, no --patience, --seed 3, not with"
        + " --validation-split 0.1, --patience 2, --seed 4; leave --resume out to start a new one"
    ),
    (
      "--from x",
      "it belongs to a training with no --from, not with --from x; leave --resume out to start a new one"
    ),
    ("--data rods", "it belongs to a training on bars, but the data set here is rods"),
    ("--data other/bars", "the training images or labels of bars have changed since it was saved"),
    ("--data fewer/bars", "it belongs to a training on 300 images of bars, which now has 100"),
  ]

  @Test func `a checkpoint of something else is refused`() throws {
    let workplace = try Workplace.withBars()
    _ = try workplace.digits(
      line + " --model w --quiet" + slowly, onceThereIs: "w.checkpoint", then: "kill -INT $pid")
    let before = try workplace.bytes(of: "w.checkpoint")
    for (file, bytes) in Bars.files {
      var other = bytes
      other[other.count - 1] ^= 1
      try workplace.put(other, at: "other/bars/\(file.name)")
      try workplace.put(bytes, at: "rods/\(file.name)")
      let fewer = file.content == .images ? Bars.images(100) : Bars.labels(100)
      try workplace.put(fewer.encoded(), at: "fewer/bars/\(file.name)")
    }
    for (options, sentence) in Self.refusals {
      try workplace.digits("train --resume --model w --quiet \(options)").expectFailure(
        "w.checkpoint: \(sentence)")
    }
    let isKept = try workplace.bytes(of: "w.checkpoint") == before
    #expect(isKept)
    // The same options once more, and the data in another place, are no other training.
    _ = try workplace.shell("mkdir somewhere && mv bars somewhere/bars")
    let lost = try workplace.digits("train --resume --model w --quiet" + fast)
    #expect(lost.status == 1)
    #expect(lost.errors.hasPrefix("Error: w.checkpoint: there is no folder ./bars"))
    #expect(lost.errors.hasSuffix("; choose its data set with --data\n"))
    try workplace.digits(
      "train --resume --model w --quiet --epochs 60 --seed 3 --data somewhere/bars" + fast
    ).expectSuccess()
  }

  @Test func `a damaged checkpoint is gone on with or refused, whatever byte is another`() throws {
    let workplace = try Workplace.withBars()
    _ = try workplace.digits(
      "train --data ./bars --hidden 4 --epochs 60 --patience 50 --validation-split 0.1 --model w --quiet"
        + slowly,
      onceThereIs: "w.checkpoint", then: "kill -INT $pid")
    let good = try workplace.bytes(of: "w.checkpoint")
    let header = 8 + Int(good[0]) + Int(good[1]) << 8
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<60 {
      var bytes = good
      // Digits for digits, so that much of it stays readable.
      let digits = (8..<header).filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[$0] }
      let place =
        generator.integer(below: 3) == 0
        ? generator.integer(below: header) : digits[generator.integer(below: digits.count)]
      bytes[place] = UInt8(ascii: "0") + UInt8(generator.integer(below: 10))
      try workplace.put(bytes, at: "w.checkpoint")
      let run = try workplace.digits("train --resume --model w --quiet --threads 1" + fast)
      // A note may come first, of data that was looked for under another name.
      let isRefused = run.status == 1 && run.errors.contains("Error: w.checkpoint: ")
      #expect(run.status == 0 || isRefused, "byte \(place): \(run.status) \(run.errors)")
    }
  }

  @Test(arguments: ["--augment-fade", "--receptive-field"])
  func `a checkpoint that does not say an option is refused`(option: String) throws {
    let workplace = try Workplace.withBars()
    _ = try workplace.digits(
      line + " --model w --quiet" + slowly, onceThereIs: "w.checkpoint", then: "kill -INT $pid")
    var bytes = try workplace.bytes(of: "w.checkpoint")
    let name = try #require(bytes.firstRange(of: Array(option.utf8)))
    bytes[name.upperBound - 1] = UInt8(ascii: "X")
    try workplace.put(bytes, at: "w.checkpoint")
    try workplace.digits("train --resume --model w --quiet").expectFailure(
      "w.checkpoint: it does not record the \(option) of its training")
  }

  @Test func `nothing to go on with`() throws {
    let workplace = try Workplace.withBars()
    try workplace.digits("train --resume --data ./bars").expectFailure(
      "there is no digits.safetensors.checkpoint, so there is no training to resume; leave --resume out to start a new one"
    )
    try workplace.put(weights([784, 8, 10]), at: "digits.safetensors.checkpoint")
    try workplace.digits("train --resume --data ./bars").expectFailure(
      "digits.safetensors.checkpoint: this is not the checkpoint of a training")
  }
}
