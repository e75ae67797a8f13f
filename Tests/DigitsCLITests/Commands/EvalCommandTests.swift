// `digits eval` as a whole, without a process of its own: what it writes where, and what its page says of itself.

import DigitReader
import Foundation
import IDX
import MLP
import Random
import Storage
import Synchronization
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct EvalCommandTests {
  let root = try! DataSetRoot()

  /// A set of images of 3 x 2 pixels in three classes, and a network for them, `w`, with this metadata.
  private func put(_ metadata: [String: String] = [:], splits: [Split] = Split.allCases) throws {
    for file in MNISTFile.all where splits.contains(file.split) {
      let pixels = (0..<72).map { UInt8(truncatingIfNeeded: $0 * 37) }
      let array =
        file.content == .images
        ? IDXArray(pixels, dimensions: [12, 2, 3])
        : IDXArray((0..<12).map { UInt8($0 % 3) }, dimensions: [12])
      try root.put(array.encoded(), at: "set/\(file.name)")
    }
    var generator = SeededGenerator(seed: 1)
    let tensors = Network(layerSizes: [6, 4, 3], using: &generator).tensors
    try root.put(tensors.safetensors(metadata: metadata).encoded(), at: "w.safetensors")
  }

  /// Runs `line`, in which `@` is the folder; what comes out of it has `@` as well.
  private func digits(_ line: String) -> Run {
    var run = run(line.split(separator: " ").map { String($0).replacing("@", with: root.path) })
    run.output = run.output.replacing(root.path, with: "@")
    run.errors = run.errors.replacing(root.path, with: "@")
    return run
  }

  private func page() throws -> String {
    String(decoding: try ByteBuffer(contentsOf: root.path + "/r.html", limit: 1 << 24).array, as: UTF8.self)
      .replacing(root.path, with: "@")
  }

  @Test(
    arguments: [
      ("--model @/w.safetensors --data @/set", "--model @/w.safetensors --data @/set"),
      ("@/w.safetensors --data @/set", "--model @/w.safetensors --data @/set"),
      (
        "@/w.safetensors --data @/set --split train --invert",
        "--model @/w.safetensors --data @/set --invert --split train"
      ),
      (
        "@/w.safetensors --data @/set --corrupt --pixel-range 0,200",
        "--model @/w.safetensors --data @/set --pixel-range 0,200 --corrupt"
      ),
    ])
  func `the page says how to make it again`(options: String, words: String) throws {
    try put()
    let run = digits("eval \(options) --report @/r.html")
    #expect(run.status == .success, "\(run)")
    #expect(try page().contains("digits eval \(words) --report @/r.html"))
    #expect(digits("eval \(options) --report @/r.html").status == .failure)
    #expect(digits("eval \(options) --report @/r.html --force").status == .success)
  }

  /// What `digits train` writes of a training on `dataset`.
  private func metadata(_ dataset: String) -> [String: String] {
    [
      "format": "digits", "layers": "6,4,3", "dataset": dataset, "epochs": "2", "batch_size": "128",
      "learning_rate": "0.008", "schedule": "one-cycle", "warm_up": "the schedule's own",
      "weight_decay": "0.0",
      "augment": "none", "input_dropout": "0.0", "label_smoothing": "0.05", "average_weights": "0.0",
      "validation_split": "0", "patience": "none", "seed": "1",
      "history": #"{"loss":[0.5,0.25],"accuracy":[0.75,1]}"#,
    ]
  }

  @Test func `the page names the training's own data set, and its path where it is the one measured on`()
    throws
  {
    try put(metadata("set"))
    #expect(digits("eval @/w.safetensors --data @/set --report @/r.html").status == .success)
    #expect(try page().contains("digits train --data @/set "))
    try put(metadata("other"))
    #expect(digits("eval @/w.safetensors --data @/set --report @/r.html -f").status == .success)
    #expect(try page().contains("digits train --data other "))
  }

  @Test func `an answer that nobody reads is told, and the page is written all the same`() throws {
    try put()
    let console = Console(environment: Environment()) { (stream, _) throws(OutputError) in
      if stream == .output { throw .closedPipe }
    }
    let status = Program(commands: DigitsCLI.commands, console: console).run([
      "eval", root.path + "/w.safetensors", "--data", root.path + "/set", "--report", root.path + "/r.html",
    ])
    #expect(status == .closedPipe)
    #expect(try page().contains("Accuracy"))
  }

  private func json(_ run: Run) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func `the object says what was held out, the preprocessing and the classes`() throws {
    try put(["temperature": "2.0"], splits: [.train])
    let held = try json(digits("eval @/w.safetensors --data @/set --json"))
    #expect(held["held_out"] as? Int == 2 && held["count"] as? Int == 2)
    #expect(held["preprocess"] as? String == "none" && held["temperature"] as? Double == 2)
    #expect((held["classes"] as? [[String: Any]])?.allSatisfy { $0["name"] == nil } == true)
    try put()
    let whole = try json(digits("eval @/w.safetensors --data @/set --json"))
    #expect(whole["held_out"] is NSNull && whole["count"] as? Int == 12)
    #expect((whole["confusion"] as? [[Int]])?.joined().reduce(0, +) == 12)
  }

  @Test func `a network may have more classes than the images, and not fewer`() throws {
    try put()
    let labels = IDXArray((0..<12).map { UInt8($0 % 2) }, dimensions: [12]).encoded()
    for split in ["train", "t10k"] { try root.put(labels, at: "set/\(split)-labels-idx1-ubyte") }
    #expect(digits("eval @/w.safetensors --data @/set").status == .success)
    let more = IDXArray((0..<12).map { UInt8($0 % 4) }, dimensions: [12]).encoded()
    for split in ["train", "t10k"] { try root.put(more, at: "set/\(split)-labels-idx1-ubyte") }
    #expect(
      digits("eval @/w.safetensors --data @/set").errors.hasSuffix(
        "the network has 6 inputs and 3 classes, but set needs 6 and 4\n"))
  }

  @Test func `pictures that lie on their side do not fit`() throws {
    try put(["image_width": "2", "image_height": "3"])
    #expect(
      digits("eval @/w.safetensors --data @/set").errors.hasSuffix(
        "Error: @/w.safetensors: the network reads pictures of 2 x 3 pixels, but those of set have 3 x 2\n"))
    try put(["image_width": "3", "image_height": "2"])
    #expect(digits("eval @/w.safetensors --data @/set").status == .success)
  }

  @Test func `a file of weights does not say where data are looked for`() throws {
    try put(["dataset": root.path + "/set"])
    let run = digits("eval @/w.safetensors")
    #expect(!run.errors.contains("Measuring on set"))
  }
}
