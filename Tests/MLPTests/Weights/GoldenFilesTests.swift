// The files that PyTorch made for the tests of training: that they are read, whole, and mean what their
// script says. What the numbers are for is tested beside the code that must reproduce them.

import Foundation
import Testing

@testable import MLP

/// The tensors, by name, of a file in the folder Golden.
func goldenTensors(_ name: String) throws -> [String: SafetensorsFile.Tensor] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let bytes = try [UInt8](Data(contentsOf: folder.appending(path: "Golden/\(name)")))
  return Dictionary(uniqueKeysWithValues: try parsed(bytes).tensors.map { ($0.name, $0) })
}

struct GoldenFilesTests {
  @Test
  func `the twenty steps of three optimizers are all there`() throws {
    let tensors = try goldenTensors("adam.safetensors")
    let sizes = [20, 17, 9, 5]
    var shapes: [String: [Int]] = [:]
    for step in 0..<20 {
      let number = step < 10 ? "0\(step)" : "\(step)"
      let count = step % 4 == 3 ? 7 : 33
      shapes["batch.\(number).inputs"] = [count, sizes[0]]
      shapes["batch.\(number).labels"] = [count]
    }
    let variants = ["adam", "adamw", "adamw-weights"]
    let stages = ["initial"] + variants.flatMap { ["\($0).gradient", "\($0).step01", "\($0).step20"] }
    for (layer, (inputs, outputs)) in zip(sizes, sizes.dropFirst()).enumerated() {
      for stage in stages {
        for suffix in stage == "initial" ? [""] : ["", ".float64"] {
          shapes["\(stage).\(2 * layer).weight\(suffix)"] = [outputs, inputs]
          shapes["\(stage).\(2 * layer).bias\(suffix)"] = [outputs]
        }
      }
    }
    for variant in variants {
      shapes["\(variant).loss"] = [20]
      shapes["\(variant).loss.float64"] = [20]
    }
    #expect(tensors.mapValues(\.shape) == shapes)
    #expect(
      tensors["batch.00.labels"]?.values.allSatisfy { (0..<5).contains($0) && $0 == $0.rounded() } == true)
  }

  @Test
  func `the epoch over MNIST starts from the weights of the formula`() throws {
    let tensors = try goldenTensors("mnist-epoch.safetensors")
    #expect(tensors["loss"]?.shape == [469])
    #expect(tensors["loss.float64"]?.shape == [469])
    #expect(tensors["test.correct"]?.values == [9466])
    #expect(tensors["test.correct.float64"]?.values == [9477])
    var first = 0
    for (layer, (inputs, outputs)) in [(784, 128), (128, 128), (128, 10)].enumerated() {
      let weights = (first..<first + 16).map { formulaWeight($0, inputs: inputs) }
      #expect(tensors["initial.\(2 * layer).weight.first"]?.values.array == weights)
      first += inputs * outputs
    }
  }
}

/// Weight number `index` of the network that the epoch over MNIST starts from, of a layer with `inputs`: the
/// formula of make_golden.py.
func formulaWeight(_ index: Int, inputs: Int) -> Float {
  var hash = UInt32(index + 1)
  hash ^= hash >> 16
  hash &*= 0x85EB_CA6B
  hash ^= hash >> 13
  hash &*= 0xC2B2_AE35
  hash ^= hash >> 16
  return (Float(hash >> 8) * 0x1p-23 - 1) * (6 / Float(inputs)).squareRoot()
}
