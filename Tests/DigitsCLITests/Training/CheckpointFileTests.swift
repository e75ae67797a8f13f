// Checkpoints on disk: whose training they are, which options they keep, what `digits info` says of them.

import DigitReader
import Foundation
import IDX
import MLP
import Random
import Storage
import Tensor
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct CheckpointFileTests {
  let root = try! DataSetRoot()
  private let engine = Engine(threads: 1)

  private func data(_ name: String = "set", labels: UInt8 = 3) throws -> OpenDataSet {
    for file in MNISTFile.all {
      let array =
        file.content == .images
        ? IDXArray((0..<72).map { UInt8($0 * 3) }, dimensions: [12, 2, 3])
        : IDXArray((0..<12).map { UInt8($0) % labels }, dimensions: [12])
      try root.put(array.encoded(), at: "\(name)/\(file.name)")
    }
    let console = Console(environment: Environment()) { _, _ in }
    return try OpenDataSet(
      "\(root.path)/\(name)", splits: Split.allCases, engine: engine, console: console)
  }

  private func options(_ line: String) throws -> TrainOptions {
    let words = line.split(separator: " ").map(String.init)
    guard case .run(var options) = try TrainOptions.table.parse(words) else { throw Failure("help") }
    options.model = root.path + "/w"
    return options
  }

  private func state(classes: Int = 3) -> TrainingCheckpoint {
    var generator = SeededGenerator(seed: 1)
    let network = Network(layerSizes: [6, 4, classes], using: &generator)
    return TrainingCheckpoint(state: TrainingState(of: network, options: TrainingOptions()), best: nil)
  }

  private let line =
    "--hidden 4 --epochs 3 --batch-size 5 --receptive-field 0 --add-synthetic 0 --augment none --data set"

  /// Saves a checkpoint of a training with these options, changes its bytes, and reads it back.
  private func saved(
    _ line: String? = nil, _ epochs: EpochsSoFar = EpochsSoFar(), as name: String = "w.checkpoint",
    changing change: (String, String)? = nil
  ) throws -> CheckpointFile {
    let path = "\(root.path)/\(name)"
    try CheckpointFile.save(
      state(), epochs: epochs, options: try options(line ?? self.line).texts,
      premises: TrainingPremises(try data(), engine, after: .init()), to: path)
    if let (text, other) = change {
      var bytes = try ByteBuffer(contentsOf: path, limit: 1_000_000).array
      let place = try #require(bytes.firstRange(of: Array(text.utf8)))
      #expect(text.utf8.count == other.utf8.count)
      bytes.replaceSubrange(place, with: Array(other.utf8))
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    return try CheckpointFile(contentsOf: path)
  }

  private func sentence<Result>(_ body: () throws -> Result) -> String? {
    do { _ = try body() } catch { return "\(error)".replacing(root.path + "/", with: "") }
    return nil
  }

  @Test func `only a checkpoint of this version is gone on with`() throws {
    #expect(sentence { try saved() } == nil)
    let other = String(version.dropLast()) + "x"
    #expect(
      sentence { try saved(changing: ("\"version\":\"\(version)\"", "\"version\":\"\(other)\"")) }
        == "w.checkpoint: it was made by digits \(other), but this is digits \(version)")
    #expect(
      sentence { try saved(changing: ("digits checkpoint", "digits_checkpoint")) }?
        .hasSuffix("this is not the checkpoint of a training") ?? true)
    #expect(!CheckpointFile.isCheckpoint(at: root.path + "/missing"))
    _ = try saved()
    #expect(CheckpointFile.isCheckpoint(at: root.path + "/w.checkpoint"))
  }

  @Test func `what changes the weights may not differ, the rest may`() throws {
    let checkpoint = try saved()
    #expect(try options("--resume").resuming(checkpoint).epochs == 3)
    for free in ["--threads 1", "--history h.csv", "--checkpoint-every 9", "--data other", "--epochs 3"] {
      #expect(sentence { try options("--resume " + free).resuming(checkpoint) } == nil, "\(free)")
    }
    #expect(
      sentence { try options("--resume --epochs 4 --seed 2").resuming(checkpoint) }
        == "w.checkpoint: it belongs to a training with --epochs 3, --seed 1, not with --epochs 4, --seed 2; leave"
        + " --resume out to start a new one")
  }

  @Test(arguments: ["--receptive-field", "--add-synthetic", "--augment-fade", "--seed"])
  func `what a checkpoint does not say is not guessed`(option: String) throws {
    let checkpoint = try saved(changing: ("option " + option, "option " + option.dropLast() + "X"))
    #expect(
      sentence { try options("--resume").resuming(checkpoint) }
        == "w.checkpoint: it does not record the \(option) of its training")
  }

  @Test func `a patience needs held-out images`() throws {
    let checkpoint = try saved(line + " --patience 2")
    #expect(
      sentence { try options("--resume").resuming(checkpoint) }
        == "w.checkpoint: it has a --patience but no --validation-split")
  }

  @Test func `premises differ in one thing at a time`() throws {
    let texts = TrainingPremises(try data(), engine, after: .init()).texts
    let premises = try #require(TrainingPremises(texts: texts))
    #expect(premises.objection(to: premises) == nil)
    func objection(_ name: String, _ text: String) -> String? {
      TrainingPremises(texts: texts.merging([name: text]) { $1 }).flatMap { premises.objection(to: $0) }
    }
    #expect(objection("dataset", "bars") == "it belongs to a training on bars, but the data set here is set")
    #expect(
      objection("training_images", "9") == "it belongs to a training on 9 images of set, which now has 12")
    #expect(
      objection("training_sum", "0") == "the training images or labels of set have changed since it was saved"
    )
    #expect(
      objection("kernel", "abacus")?.hasPrefix("it was computed with abacus, but this run uses ") == true)
    #expect(objection("training_images", "-1") == nil, "no premises")
    // Other labels, or another pixel, are other images.
    let sums = [texts, TrainingPremises(try data("other", labels: 2), engine, after: .init()).texts]
    #expect(sums[0]["training_sum"] != sums[1]["training_sum"])
  }

  @Test func `a checkpoint tells where it stands and how to go on`() throws {
    var epochs = EpochsSoFar()
    let figures = EpochFigures(
      number: 1, loss: 0.5, accuracy: 0.75, validationLoss: nil, validationAccuracy: nil, learningRate: 1,
      seconds: 1)
    func summary(_ name: String = "w.checkpoint", change: (String, String)? = nil) throws -> [String] {
      try saved(nil, epochs, as: name, changing: change).summary.map {
        $0.replacing(root.path + "/", with: "")
      }
    }
    let started =
      "digits train --data set --add-synthetic 0 --hidden 4 --receptive-field 0 --batch-size 5 --augment none"
    #expect(
      try summary() == [
        "w.checkpoint: the checkpoint of an unfinished training", "", "data set      set, 12 images",
        "position      after epoch 0 of 3", "started with  " + started,
        "resume with   digits train --resume --model w",
      ])
    epochs.finished = [figures]
    epochs.running = RunningFigures(lossSum: 1, correct: 2, count: 5, earlierSeconds: 0)
    let second = try summary()
    #expect(second[3] == "position      in epoch 2 of 3, after 5 images")
    #expect(second[4] == "so far        1 epoch: loss 0.5000, accuracy 75.00 %")
    epochs.running = RunningFigures()
    #expect(try summary()[3] == "position      after epoch 1 of 3")
    #expect(
      try summary("renamed").last
        == "resume with   digits train --resume, once its name is digits.safetensors.checkpoint")
    let harmful = try summary(change: ("\"option --data\":\"set\"", "\"option --data\":\"\\nx\""))
    #expect(harmful.contains { $0.hasPrefix("started with  digits train --add-synthetic") })
  }

  @Test func `a training is kept beside its weights, and an earlier one until an epoch is done`() throws {
    let options = try options(line)
    var keeper = CheckpointKeeper(options, try data(), engine, after: .init())
    #expect(keeper.startAnew() == nil && keeper.obstacle(at: EpochsSoFar()) == nil && keeper.remark == "")
    try keeper.save(state(), EpochsSoFar(), at: "epoch 1/3")
    #expect(
      keeper.remark.hasSuffix("/w.checkpoint holds its state after epoch 1/3") && keeper.saved == "epoch 1/3")
    var next = CheckpointKeeper(options, try data(), engine, after: .init())
    #expect(next.startAnew()?.contains("w.checkpoint holds an unfinished training, which --resume") == true)
    #expect(next.obstacle(at: EpochsSoFar())?.hasSuffix("w.checkpoint holds an earlier training") == true)
    try next.save(state(), EpochsSoFar(), at: "epoch 1/3, batch 1/3")
    #expect(next.saved == nil)
    var epochs = EpochsSoFar()
    epochs.finished = [
      EpochFigures(
        number: 1, loss: 1, accuracy: nil, validationLoss: nil, validationAccuracy: nil, learningRate: 1,
        seconds: 1)
    ]
    #expect(next.obstacle(at: epochs) == nil)
    try next.save(state(), epochs, at: "epoch 1/3")
    #expect(next.saved == "epoch 1/3" && next.obstacle(at: EpochsSoFar()) == nil)
    keeper.remove()
    #expect(!root.files.contains("w.checkpoint"))
    var device = options
    device.model = "/dev/null"
    let none = CheckpointKeeper(device, try data(), engine, after: .init())
    #expect(none.obstacle(at: epochs) == "/dev/null is not a regular file" && none.advice == "")
  }

  @Test func `a checkpoint that does not fit its training is damaged`() throws {
    let words = "w.checkpoint: its contents are inconsistent: it is damaged, so start again without --resume"
    func goingOn(_ epochs: EpochsSoFar, side: Int = 0) throws -> String? {
      let checkpoint = try saved(nil, epochs)
      var keeper = CheckpointKeeper(try options(line), try data(), engine, after: .init())
      let training = try options(line)
      var settings = TrainingOptions()
      (settings.epochs, settings.batchSize) = (training.epochs, training.batchSize)
      let found = sentence { try keeper.goOn(from: checkpoint, settings, side: side, examples: 12) }
      #expect(keeper.saved == (found == nil ? "epoch 1/3, batch 0/3" : nil))
      return found
    }
    #expect(try goingOn(EpochsSoFar()) == nil)
    #expect(try goingOn(EpochsSoFar(), side: 9) == words)
    var epochs = EpochsSoFar()
    epochs.running = RunningFigures(lossSum: 1, correct: 1, count: 5, earlierSeconds: 0)
    #expect(try goingOn(epochs) == words)
  }
}
