// The smallest model whole, byte by byte. That other programs take what is written is for compare_exports.py to say.

import MLP
import Testing

@testable import Export

struct ONNXModelTests {
  /// One layer of one input and one output.
  private let tiny = LayerTensors(sizes: [1, 1], layers: [.init(weight: [1], bias: [-2])])

  private func field(_ number: Int, _ content: [UInt8]) -> [UInt8] {
    [UInt8(number << 3 | 2), UInt8(content.count)] + content
  }

  private func text(_ number: Int, _ content: String) -> [UInt8] { field(number, Array(content.utf8)) }

  private func node(
    _ operation: String, _ inputs: [String], _ output: String, _ attribute: (String, UInt8)
  ) -> [UInt8] {
    let attribute = text(1, attribute.0) + [0x18, attribute.1, 0xA0, 0x01, 2]
    return inputs.flatMap { text(1, $0) } + text(2, output) + text(3, output) + text(4, operation)
      + field(5, attribute)
  }

  private func value(_ name: String) -> [UInt8] {
    let shape = field(1, text(2, "N")) + field(1, [0x08, 1])
    return text(1, name) + field(2, field(1, [0x08, 1] + field(2, shape)))
  }

  @Test func `writes the model of one layer`() {
    let graph = [
      field(1, node("Flatten", ["input"], "flat", ("axis", 1))),
      field(1, node("Gemm", ["flat", "0.weight", "0.bias"], "logits", ("transB", 1))),
      field(1, node("Softmax", ["logits"], "probabilities", ("axis", 1))),
      text(2, "digits"),
      field(5, [0x08, 1, 0x08, 1, 0x10, 1] + text(8, "0.weight") + field(9, [0, 0, 0x80, 0x3F])),
      field(5, [0x08, 1, 0x10, 1] + text(8, "0.bias") + field(9, [0, 0, 0, 0xC0])),
      field(11, value("input")),
      field(12, value("probabilities")),
    ].flatMap { $0 }
    let model =
      [0x08, 8] + text(2, "digits") + text(3, "1.2.3")
      + [0x3A, UInt8(graph.count & 0x7F | 0x80), UInt8(graph.count >> 7)] + graph
      + field(8, text(1, "") + [0x10, 13]) + field(14, text(1, "a") + text(2, "b"))
    let encoded = ONNXModel(tiny, inputShape: [1], metadata: ["a": "b"], version: "1.2.3").encoded()
    #expect(encoded == model)
  }

  /// Lengths that all differ: a matrix turned round or a shape made flat would be another model.
  @Test func `shapes are those of the network and of its pictures`() {
    let network = LayerTensors(
      sizes: [3, 2, 4],
      layers: [
        .init(weight: [1, 2, 3, 4, 5, 6], bias: [7, 8]),
        .init(weight: [9, 10, 11, 12, 13, 14, 15, 16], bias: [17, 18, 19, 20]),
      ])
    let bytes = ONNXModel(network, inputShape: [1, 1, 3], metadata: [:], version: "1").encoded()
    func initializer(_ name: String, _ shape: [UInt8], _ values: [Float]) -> [UInt8] {
      field(
        5,
        shape.flatMap { [0x08, $0] } + [0x10, 1] + text(8, name) + field(9, values.flatMap(\.littleEndian)))
    }
    func described(_ number: Int, _ name: String, _ shape: [UInt8]) -> [UInt8] {
      let dimensions = field(1, text(2, "N")) + shape.flatMap { field(1, [0x08, $0]) }
      return field(number, text(1, name) + field(2, field(1, [0x08, 1] + field(2, dimensions))))
    }
    let parts = [
      initializer("0.weight", [2, 3], [1, 2, 3, 4, 5, 6]), initializer("0.bias", [2], [7, 8]),
      initializer("2.weight", [4, 2], [9, 10, 11, 12, 13, 14, 15, 16]),
      initializer("2.bias", [4], [17, 18, 19, 20]), described(11, "input", [1, 1, 3]),
      described(12, "probabilities", [4]),
      field(1, node("Gemm", ["flat", "0.weight", "0.bias"], "sum.0", ("transB", 1))),
      field(1, node("Gemm", ["hidden.0", "2.weight", "2.bias"], "logits", ("transB", 1))),
    ]
    for part in parts { #expect(bytes.firstRange(of: part) != nil, "\(part)") }
  }

  @Test func `puts a ReLU between layers and none after the last`() {
    let deep = LayerTensors(
      sizes: [1, 1, 1, 1], layers: [LayerTensors.Layer](repeating: .init(weight: [1], bias: [0]), count: 3))
    let bytes = ONNXModel(deep, inputShape: [1], metadata: [:], version: "1").encoded()
    let operations = ["Flatten", "Gemm", "Relu", "Softmax"].map { name in
      let needle = text(4, name)
      return bytes.indices.count { bytes[$0...].starts(with: needle) }
    }
    #expect(operations == [1, 3, 2, 1])
  }
}

extension Float {
  fileprivate var littleEndian: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: bitPattern >> (8 * $0)) } }
}
