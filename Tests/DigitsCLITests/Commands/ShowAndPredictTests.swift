// `digits show`, `predict` on data sets, and `export`, as a whole and without processes of their own.

import DigitReader
import Foundation
import IDX
import MLP
import Random
import Storage
import Terminal
import Testing

@testable import DigitsCLI

@Suite struct ShowAndPredictTests {
  let root = try! DataSetRoot()

  /// Training images of 3 x 2 pixels with these labels, in `set`.
  private func put(labels: [UInt8], in folder: String = "set") throws {
    let images = IDXArray(
      (0..<6 * labels.count).map { UInt8(truncatingIfNeeded: $0 * 37) }, dimensions: [labels.count, 2, 3])
    try root.put(images.encoded(), at: folder + "/train-images-idx3-ubyte")
    try root.put(
      IDXArray(labels, dimensions: [labels.count]).encoded(), at: folder + "/train-labels-idx1-ubyte")
  }

  private func putWeights(_ metadata: [String: String] = [:], inputs: Int = 6) throws {
    var generator = SeededGenerator(seed: 1)
    let tensors = Network(layerSizes: [inputs, 4, 3], using: &generator).tensors
    try root.put(tensors.safetensors(metadata: metadata).encoded(), at: "w.safetensors")
  }

  private func digits(_ line: String, columns: Int = 80) -> Run {
    let words = line.split(separator: " ").map { String($0).replacing("@", with: root.path) }
    var run = run(words, environment: Environment(variables: [.columns: "\(columns)"]))
    run.output = run.output.replacing(root.path, with: "@")
    run.errors = run.errors.replacing(root.path, with: "@")
    return run
  }

  @Test func `labels go up to the last class`() throws {
    try put(labels: [0, 2, 2])
    #expect(digits("show --data @/set --label 2").output.contains("2  [1]"))
    #expect(
      digits("show --data @/set --label 3").errors.hasSuffix("Error: set has the labels 0 to 2, not 3\n"))
    #expect(
      digits("show --data @/set --label 1").errors.hasSuffix(
        "Error: none of the train images of set has the label 1\n"))
  }

  @Test func `a class without images has no figures`() throws {
    try put(labels: [0, 2, 2])
    let lines = digits("show --data @/set").output.split(separator: "\n")
    #expect(lines.contains("set (train): 3 images of 3 x 2 pixels in 3 classes"))
    #expect(lines.contains { $0.split(separator: " ") == ["1", "0", "0.00", "%", "-", "-", "-"] })
  }

  @Test func `shares are left out where the table would be wider than the terminal`() throws {
    try put(labels: [0, 2, 2])
    let head = try #require(
      digits("show --data @/set").output.split(separator: "\n").first { $0.hasPrefix("Class") })
    #expect(head.contains("Share"))
    func hasShares(_ columns: Int) -> Bool {
      digits("show --data @/set", columns: columns).output.contains("Share")
    }
    #expect(hasShares(head.count) && !hasShares(head.count - 1))
  }

  @Test func `captions have at most 20 columns`() throws {
    try root.putPicture("pictures/abcdefghijklmnopqrstuvwxyz/a.pgm")
    try root.putPicture("pictures/b/a.pgm")
    let output = digits("show --as-is --data @/pictures").output
    let line = try #require(output.split(separator: "\n").first { $0.contains("0 abc") })
    #expect(line.contains("0 abcdefghijklmnopqr  ") || line.hasSuffix("0 abcdefghijklmnopqr"))
  }

  private func probabilities(_ line: String) throws -> [[Double]] {
    try digits(line).output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(object?["probabilities"] as? [Double])
    }
  }

  @Test func `images of a data set are read at the network's temperature`() throws {
    try put(labels: [0, 1, 2, 0])
    try putWeights()
    let plain = try probabilities("predict --json @/w.safetensors @/set/train-images-idx3-ubyte")
    try putWeights(["temperature": "2.0"])
    let softer = try probabilities("predict --json @/w.safetensors @/set/train-images-idx3-ubyte")
    #expect(plain.count == 4 && softer.count == 4)
    for (plain, softer) in zip(plain, softer) {
      let roots = plain.map { $0.squareRoot() }
      let sum = roots.reduce(0, +)
      #expect(zip(roots, softer).allSatisfy { abs($0 / sum - $1) < 1e-5 }, "\(plain) \(softer)")
    }
  }

  @Test func `images of a data set are inverted and set upright as the network's are`() throws {
    try put(labels: [0, 1, 2])
    try putWeights()
    let images = "@/set/train-images-idx3-ubyte"
    let inverted = try probabilities("predict --json --invert @/w.safetensors \(images)")
    #expect(try inverted != probabilities("predict --json @/w.safetensors \(images)"))
    let pixels = (0..<18).map { 255 - UInt8(truncatingIfNeeded: $0 * 37) }
    try root.put(IDXArray(pixels, dimensions: [3, 2, 3]).encoded(), at: "set/train-images-idx3-ubyte")
    #expect(try inverted == probabilities("predict --json @/w.safetensors \(images)"))
    // A slanted stroke.
    let stroke = (0..<784).map { abs($0 % 28 + $0 / 28 - 27) < 2 ? UInt8(255) : 0 }
    try root.put(IDXArray(stroke, dimensions: [1, 28, 28]).encoded(), at: "one/train-images-idx3-ubyte")
    let read = { (metadata: [String: String]) in
      try self.putWeights(metadata, inputs: 784)
      return try self.probabilities("predict --json @/w.safetensors @/one/train-images-idx3-ubyte")
    }
    #expect(try read(["preprocess": "deslant"]) != read([:]))
  }

  @Test func `four pictures are shown on a terminal unasked, five are not`() {
    let terminal = Console(environment: Environment(terminals: [.output])) { _, _ in }
    let pipe = Console(environment: Environment()) { _, _ in }
    func shows(_ count: Int, _ change: (inout PredictOptions) -> Void = { _ in }, in console: Console) -> Bool
    {
      var options = PredictOptions()
      change(&options)
      return options.shows([PictureSource](repeating: PictureSource(name: "a"), count: count), in: console)
    }
    #expect(shows(4, in: terminal) && !shows(5, in: terminal) && !shows(1, in: pipe))
    #expect(shows(5, { $0.show = true }, in: pipe))
    for change in [
      { $0.noShow = true }, { $0.json = true }, { $0.csv = true }, { $0.labels = "l" },
    ] as [(inout PredictOptions) -> Void] { #expect(!shows(1, change, in: terminal)) }
  }

  @Test func `an export has one file to write and one of weights`() throws {
    func named(_ files: String..., model: String? = nil) throws -> [String?] {
      var options = ExportOptions()
      (options.files, options.model) = (files, model)
      let found = try options.named()
      return [found.file, found.format.rawValue, found.weights]
    }
    #expect(try named("a.HTML") == ["a.HTML", "html", nil])
    #expect(try named("w.safetensors", "a.onnx") == ["a.onnx", "onnx", "w.safetensors"])
    #expect(try named("a.npz", model: "w") == ["a.npz", "npz", "w"])
    #expect(throws: UsageError.unexpectedArgument("b.onnx")) { try named("a.html", "b.onnx") }
    #expect(throws: UsageError.weightsTwice("v.safetensors")) {
      try named("w.safetensors", "v.safetensors", "a.html")
    }
    #expect(throws: UsageError.weightsTwice("w.safetensors")) {
      try named("w.safetensors", "a.html", model: "v")
    }
    #expect(throws: UsageError.missingArgument("<file>")) { try named("w.safetensors") }
  }

  @Test func `an ONNX model takes one channel of rows and columns`() throws {
    try putWeights(["image_width": "3", "image_height": "2"])
    #expect(digits("export @/w.safetensors @/a.onnx").status == .success)
    let bytes = try ByteBuffer(contentsOf: root.path + "/a.onnx", limit: 1_000_000).array
    // Dimensions of a tensor's shape, each a message of a varint: channels, rows, columns.
    #expect(bytes.firstRange(of: [0x0A, 2, 8, 1, 0x0A, 2, 8, 2, 0x0A, 2, 8, 3]) != nil)
  }
}
