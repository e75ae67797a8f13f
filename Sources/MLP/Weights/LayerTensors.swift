// A network's parameters and the tensors that a weights file names after them, each from the other: the convention of
// `torch.nn.Sequential(Conv2d, ReLU, MaxPool2d, ..., Flatten, Linear, ReLU, Linear, ...)`. Knows no arithmetic and no
// files; how tensors become layers is in LayerTensorsReader.swift.

import Storage
import Tensor

/// The parameters of a network as plain arrays, one layer after another, as a file has them.
///
/// In a file the layer at place p of the `Sequential` is the two tensors `p.weight` and `p.bias`; the places between
/// are PyTorch's activations and poolings, which have none. So the tensors of a perceptron are `0.weight` of [outputs,
/// inputs], `0.bias` of [outputs], `2.weight` and so on.
public struct LayerTensors: Equatable, Sendable {
  /// One layer: O outputs or filters.
  public struct Layer: Equatable, Sendable {
    /// Row-major: [O, inputs], or [O, channels, K, K] of a convolution.
    public let weight: FloatValues
    /// [O].
    public let bias: FloatValues

    public init(weight: FloatValues, bias: FloatValues) {
      self.weight = weight
      self.bias = bias
    }

    public init(weight: [Float], bias: [Float]) {
      self.init(weight: FloatValues(weight), bias: FloatValues(bias))
    }
  }

  /// What the layers are; no file says what the units of a perceptron see of an image, so that they see all of it.
  public let architecture: Architecture
  /// At least one.
  public let layers: [Layer]

  public static let maximumLayers = 64
  /// The most values between two layers.
  public static let maximumWidth = 65_536
  /// Weights and biases together; no file holds more.
  public static let maximumParameters = SafetensorsFile.maximumValues

  /// The values between layers: inputs, then each layer's outputs.
  public var sizes: [Int] { [architecture.inputs] + architecture.layers.map(\.outputCount) }

  /// The weights and biases of a perceptron of `sizes`.
  public static func parameterCount(of sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }

  /// The parameters of a perceptron of `sizes`; traps when a layer's arrays do not fit them, or at a limit.
  public init(sizes: [Int], layers: [Layer]) { self.init(Architecture(layerSizes: sizes), layers: layers) }

  /// The parameters of a network; traps when a layer's arrays do not fit it, or at a limit.
  public init(_ architecture: Architecture, layers: [Layer]) {
    let chain = architecture.layers
    let shapes = chain.map(\.parameters)
    precondition(
      1...Self.maximumLayers ~= layers.count && layers.count == shapes.count
        && chain.allSatisfy { max($0.inputCount, $0.outputCount) <= Self.maximumWidth },
      "\(layers.count) layers cannot be those of \(architecture)")
    for (index, (layer, shape)) in zip(layers, shapes).enumerated() {
      precondition(
        layer.weight.count == shape.outputs * shape.inputs && layer.bias.count == shape.outputs,
        "layer \(index) of [\(shape.outputs), \(shape.inputs)] was given \(layer.weight.count) weights "
          + "and \(layer.bias.count) biases")
    }
    self.architecture = architecture
    self.layers = layers
  }

  /// Throws when the weights are so large that sums of the network could go beyond what a Float holds, and its answers
  /// with them, for inputs in 0 ... 1.
  ///
  /// The outputs of a layer whose units see I values are at most I · max |w| times its largest input, and max |b|; half
  /// of the range is left for differences between logits. No network that has learnt anything comes near.
  public func requireFiniteOutputs() throws(LayerTensorsError) {
    var largest = 1.0
    for layer in layers {
      let inputs = layer.weight.count / layer.bias.count
      largest = Double(inputs) * layer.weight.largestMagnitude * largest + layer.bias.largestMagnitude
    }
    guard largest <= Double(Float.greatestFiniteMagnitude) / 2 else { throw .unboundedOutputs }
  }

  /// The file that holds this network.
  public func safetensors(metadata: [String: String]) -> SafetensorsFile {
    var tensors: [SafetensorsFile.Tensor] = []
    for (layer, (position, place)) in zip(layers, zip(architecture.positions, architecture.layers)) {
      let (weight, bias) = Self.names(at: position)
      let shape = place.tensorShape
      tensors.append(.init(name: weight, shape: shape, values: layer.weight))
      tensors.append(.init(name: bias, shape: [shape[0]], values: layer.bias))
    }
    return SafetensorsFile(tensors: tensors, metadata: metadata)
  }

  /// What the two tensors of a layer are called, by its place in the `Sequential`.
  package static func names(at position: Int) -> (weight: String, bias: String) {
    ("\(position).weight", "\(position).bias")
  }
}

extension Layer {
  /// The shape of the layer's weights in a file: [outputs, inputs], or [filters, channels, K, K].
  package var tensorShape: [Int] {
    switch self {
    case .convolution(let layer): [layer.filters, layer.input.channels, layer.kernelSize, layer.kernelSize]
    case .dense(let layer): [layer.outputs, layer.inputs]
    }
  }
}

extension FloatValues {
  /// The largest of the absolute values; infinite or not a number when one of them is.
  var largestMagnitude: Double {
    withSpan { values in
      // As bits, whose order is that of the magnitudes: in this shape the compiler compares whole vectors.
      var bits: UInt32 = 0
      for index in values.indices { bits = Swift.max(bits, values[index].magnitude.bitPattern) }
      return Double(Float(bitPattern: bits))
    }
  }
}
