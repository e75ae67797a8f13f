// Small models whole, byte by byte, with no two sizes alike: what is transposed or left out shows. That other programs
// take what is written is for compare_exports.py to say.

import MLP
import Tensor
import Testing

@testable import Export

struct ONNXModelTests {
  private func field(_ number: Int, _ content: [UInt8]) -> [UInt8] {
    let length = content.count
    return [UInt8(number << 3 | 2)]
      + (length < 128 ? [UInt8(length)] : [UInt8(length & 0x7F | 0x80), UInt8(length >> 7)]) + content
  }

  private func text(_ number: Int, _ content: String) -> [UInt8] { field(number, Array(content.utf8)) }

  private func node(
    _ operation: String, _ inputs: [String], _ output: String, _ attributes: [[UInt8]] = []
  ) -> [UInt8] {
    field(
      1,
      inputs.flatMap { text(1, $0) } + text(2, output) + text(3, output) + text(4, operation)
        + attributes.flatMap { field(5, $0) })
  }

  private func integer(_ name: String, _ value: UInt8) -> [UInt8] {
    text(1, name) + [0x18, value, 0xA0, 0x01, 2]
  }

  private func integers(_ name: String, _ values: [UInt8]) -> [UInt8] {
    text(1, name) + values.flatMap { [0x40, $0] } + [0xA0, 0x01, 7]
  }

  private func weights(_ name: String, _ shape: [UInt8], _ values: [Float]) -> [UInt8] {
    field(
      5, shape.flatMap { [0x08, $0] } + [0x10, 1] + text(8, name) + field(9, values.littleEndianBytes))
  }

  private func value(_ number: Int, _ name: String, _ shape: [UInt8]) -> [UInt8] {
    let dimensions = field(1, text(2, "N")) + shape.flatMap { field(1, [0x08, $0]) }
    return field(number, text(1, name) + field(2, field(1, [0x08, 1] + field(2, dimensions))))
  }

  private func model(_ graph: [[UInt8]], metadata: [UInt8] = []) -> [UInt8] {
    [0x08, 8] + text(2, "digits") + text(3, "1.2.3") + field(7, graph.flatMap { $0 })
      + field(8, text(1, "") + [0x10, 13]) + metadata
  }

  /// So many numbers, no two alike.
  private func numbers(_ count: Int, from start: Float) -> [Float] {
    (0..<count).map { start + Float($0) / 8 }
  }

  @Test func `writes a perceptron`() {
    let (first, second) = (
      (numbers(6, from: -1), numbers(2, from: 5)), (numbers(8, from: 9), numbers(4, from: 20))
    )
    let network = LayerTensors(
      sizes: [3, 2, 4],
      layers: [.init(weight: first.0, bias: first.1), .init(weight: second.0, bias: second.1)])
    let graph = [
      node("Flatten", ["input"], "flat", [integer("axis", 1)]),
      node("Gemm", ["flat", "0.weight", "0.bias"], "sum.0", [integer("transB", 1)]),
      node("Relu", ["sum.0"], "hidden.0"),
      node("Gemm", ["hidden.0", "2.weight", "2.bias"], "logits", [integer("transB", 1)]),
      node("Softmax", ["logits"], "probabilities", [integer("axis", 1)]),
      text(2, "digits"),
      weights("0.weight", [2, 3], first.0), weights("0.bias", [2], first.1),
      weights("2.weight", [4, 2], second.0), weights("2.bias", [4], second.1),
      value(11, "input", [1, 1, 3]),
      value(12, "probabilities", [4]),
    ]
    let encoded = ONNXModel(network, inputShape: [1, 1, 3], metadata: ["a": "b"], version: "1.2.3").encoded()
    #expect(encoded == model(graph, metadata: field(14, text(1, "a") + text(2, "b"))))
  }

  /// 3 x 4 pixels with a zero on each side, two filters, pooled to 1 x 2; then, unpooled and without zeros, one pixel of
  /// each.
  @Test func `writes a convolutional network`() throws {
    let blocks = [
      ConvolutionBlock(filters: 2, kernelSize: 3, padding: .same),
      ConvolutionBlock(filters: 3, kernelSize: 1, padding: .same, isPooled: false),
    ]
    let architecture = try #require(
      Architecture(image: Volume(height: 3, width: 4, channels: 1), blocks: blocks, widths: [4]))
    let parameters = [(18, 2), (6, 3), (24, 4)].enumerated().map { index, counts in
      (numbers(counts.0, from: Float(10 * index)), numbers(counts.1, from: Float(-10 * index - 1)))
    }
    let network = LayerTensors(architecture, layers: parameters.map { .init(weight: $0.0, bias: $0.1) })
    let graph = [
      node("Conv", ["input", "0.weight", "0.bias"], "sum.0", [integers("pads", [1, 1, 1, 1])]),
      node("Relu", ["sum.0"], "maps.0"),
      node(
        "MaxPool", ["maps.0"], "pooled.0", [integers("kernel_shape", [2, 2]), integers("strides", [2, 2])]),
      node("Conv", ["pooled.0", "3.weight", "3.bias"], "sum.1", [integers("pads", [0, 0, 0, 0])]),
      node("Relu", ["sum.1"], "maps.1"),
      node("Flatten", ["maps.1"], "flat", [integer("axis", 1)]),
      node("Gemm", ["flat", "6.weight", "6.bias"], "logits", [integer("transB", 1)]),
      node("Softmax", ["logits"], "probabilities", [integer("axis", 1)]),
      text(2, "digits"),
      weights("0.weight", [2, 1, 3, 3], parameters[0].0), weights("0.bias", [2], parameters[0].1),
      weights("3.weight", [3, 2, 1, 1], parameters[1].0), weights("3.bias", [3], parameters[1].1),
      weights("6.weight", [4, 6], parameters[2].0), weights("6.bias", [4], parameters[2].1),
      value(11, "input", [1, 3, 4]),
      value(12, "probabilities", [4]),
    ]
    let encoded = ONNXModel(network, inputShape: [1, 3, 4], metadata: [:], version: "1.2.3").encoded()
    #expect(encoded == model(graph))
  }
}
