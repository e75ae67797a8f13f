// Writes a network as an ONNX model, from pictures to probabilities, softmax included. Covers only the operators that
// these networks use.

import Formats
import MLP
import Tensor

/// The ONNX file of a network.
///
/// The graph is `Conv`, `Relu` and optionally `MaxPool` for each convolutional layer, then `Flatten`, then `Gemm` for
/// each dense layer with `Relu` in between, then `Softmax`. Its input `input` is a batch of pictures, [N, ...shape], in
/// 0 ... 1 with ink 1; its output `probabilities` is [N, classes]. Weights are [outputs, inputs] (`transB`) or
/// [filters, channels, K, K] and have the names used in weights files.
///
/// Field numbers are those of the ONNX schema. The version is deliberately old: IR version 8 and operator set 13 are
/// supported by all runtimes since 2021.
/// Source: <https://github.com/onnx/onnx/blob/main/onnx/onnx.proto> and `docs/Operators.md` beside it.
public struct ONNXModel {
  private let tensors: LayerTensors
  private let inputShape: [Int]
  private let metadata: [String: String]
  private let version: String

  private static let irVersion = 8
  private static let operatorSet = 13
  private static let float = 1
  private static let input = "input"
  private static let output = "probabilities"

  /// A model of the network `tensors` for pictures of shape `inputShape`, for example [1, 28, 28].
  ///
  /// `metadata` is stored in the model; `version` is that of the program that writes it. Traps when the size of the
  /// shape differs from the network's number of inputs.
  public init(_ tensors: LayerTensors, inputShape: [Int], metadata: [String: String], version: String) {
    precondition(
      inputShape.reduce(1, *) == tensors.sizes[0],
      "pictures of \(inputShape) do not fit \(tensors.sizes[0]) inputs")
    self.tensors = tensors
    self.inputShape = inputShape
    self.metadata = metadata
    self.version = version
  }

  /// The contents of the file: a ModelProto.
  public func encoded() -> [UInt8] {
    ProtobufWriter.message { model in
      model.write(1, Self.irVersion)
      model.write(2, "digits")
      model.write(3, version)
      model.write(7, message: writeGraph)
      model.write(8) { operatorSet in
        operatorSet.write(1, "")
        operatorSet.write(2, Self.operatorSet)
      }
      for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
        model.write(14) { entry in
          entry.write(1, key)
          entry.write(2, value)
        }
      }
    }
  }

  /// GraphProto: the nodes in order, the weights, the input and the output.
  private func writeGraph(_ graph: inout ProtobufWriter) {
    for step in steps { graph.write(1, message: step.write) }
    graph.write(2, "digits")
    for tensor in tensors.safetensors(metadata: [:]).tensors {
      graph.write(5) {
        Self.write(tensor.values.array, named: tensor.name, shape: tensor.shape, to: &$0)
      }
    }
    graph.write(11) { Self.describe(Self.input, shape: inputShape, to: &$0) }
    graph.write(12) { Self.describe(Self.output, shape: tensors.architecture.widths.suffix(1), to: &$0) }
  }

  /// The forward pass: each node takes the output of the previous one.
  private var steps: [Step] {
    var steps: [Step] = []
    var previous = Self.input
    func add(_ operation: String, _ parameters: [String] = [], output: String, _ attributes: [Attribute] = [])
    {
      steps.append(
        Step(operation: operation, inputs: [previous] + parameters, output: output, attributes: attributes))
      previous = output
    }
    let layers = tensors.architecture.layers
    let positions = tensors.architecture.positions
    for (index, layer) in layers.enumerated() {
      let names = LayerTensors.names(at: positions[index])
      switch layer {
      case .convolution(let layer):
        let border = layer.padding == .same ? layer.kernelSize / 2 : 0
        let pads = [Int](repeating: border, count: 4)
        add("Conv", [names.weight, names.bias], output: "sum.\(index)", [.integers("pads", pads)])
        add("Relu", output: "maps.\(index)")
        guard layer.isPooled else { continue }
        add(
          "MaxPool", output: "pooled.\(index)",
          [.integers("kernel_shape", [2, 2]), .integers("strides", [2, 2])])
      case .dense:
        if index == tensors.architecture.blocks.count {
          add("Flatten", output: "flat", [.integer("axis", 1)])
        }
        let isLast = index == layers.count - 1
        add(
          "Gemm", [names.weight, names.bias], output: isLast ? "logits" : "sum.\(index)",
          [.integer("transB", 1)])
        if !isLast { add("Relu", output: "hidden.\(index)") }
      }
    }
    add("Softmax", output: Self.output, [.integer("axis", 1)])
    return steps
  }

  /// TensorProto: a named weight tensor.
  private static func write(
    _ values: [Float], named name: String, shape: [Int], to tensor: inout ProtobufWriter
  ) {
    for length in shape { tensor.write(1, length) }
    tensor.write(2, float)
    tensor.write(8, name)
    tensor.write(9, bytes: values.littleEndianBytes)
  }

  /// ValueInfoProto: floats of shape [N, ...shape] for any batch size N.
  private static func describe(_ name: String, shape: [Int], to value: inout ProtobufWriter) {
    value.write(1, name)
    value.write(2) { type in
      type.write(1) { tensor in
        tensor.write(1, float)
        tensor.write(2) { dimensions in
          dimensions.write(1) { $0.write(2, "N") }
          for length in shape { dimensions.write(1) { $0.write(1, length) } }
        }
      }
    }
  }
}

/// An operator of the graph: a NodeProto, named after its output.
private struct Step {
  let operation: String
  let inputs: [String]
  let output: String
  var attributes: [Attribute] = []

  func write(_ node: inout ProtobufWriter) {
    for input in inputs { node.write(1, input) }
    node.write(2, output)
    node.write(3, output)
    node.write(4, operation)
    for attribute in attributes { node.write(5, message: attribute.write) }
  }
}

/// An attribute of an operator: an AttributeProto.
private enum Attribute {
  case integer(String, Int)
  case integers(String, [Int])

  func write(_ field: inout ProtobufWriter) {
    switch self {
    case .integer(let name, let value):
      field.write(1, name)
      field.write(3, value)
      field.write(20, 2)
    case .integers(let name, let values):
      field.write(1, name)
      for value in values { field.write(8, value) }
      field.write(20, 7)
    }
  }
}
