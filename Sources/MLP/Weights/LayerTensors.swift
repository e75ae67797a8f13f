// Converts a network's parameters to and from the tensors of a weights file, named as in `torch.nn.Sequential(Conv2d,
// ReLU, MaxPool2d, ..., Flatten, Linear, ReLU, Linear, ...)`. LayerTensorsReader.swift forms layers from tensors.

import Storage
import Tensor

/// The parameters of a network as plain arrays, one layer after another, in file order.
///
/// In a file, the layer at position p of the `Sequential` is the two tensors `p.weight` and `p.bias`; the positions
/// between are PyTorch's activation and pooling layers, which have no parameters. So the tensors of a perceptron are
/// `0.weight` [outputs, inputs], `0.bias` [outputs], `2.weight` and so on.
public struct LayerTensors: Equatable, Sendable {
  /// One layer: O outputs or filters.
  public struct Layer: Equatable, Sendable {
    /// Row-major: [O, inputs], or [O, channels, K, K] for a convolution.
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

  /// The architecture. Files do not record receptive fields, so every unit sees all inputs.
  public let architecture: Architecture
  /// The layers, at least one.
  public let layers: [Layer]

  public static let maximumLayers = 64
  /// The maximum number of values between two layers.
  public static let maximumWidth = 65_536
  /// The maximum number of weights and biases, which is the limit of a file.
  public static let maximumParameters = SafetensorsFile.maximumValues

  /// The number of values between layers: inputs, then each layer's outputs.
  public var sizes: [Int] { [architecture.inputs] + architecture.layers.map(\.outputCount) }

  /// The number of weights and biases of a perceptron with these sizes.
  public static func parameterCount(of sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }

  /// The parameters of a perceptron with these sizes; traps if an array has another length or a limit is exceeded.
  public init(sizes: [Int], layers: [Layer]) { self.init(Architecture(layerSizes: sizes), layers: layers) }

  /// The parameters of a network; traps if an array has another length or a limit is exceeded.
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

  /// Throws if the weights are so large that sums could overflow a Float for inputs in 0 ... 1.
  ///
  /// The outputs of a layer with I inputs per unit are at most I · max |w| times its largest input, plus max |b|; half
  /// of the range is reserved for differences between logits. Trained networks are far below this limit.
  public func requireFiniteOutputs() throws(LayerTensorsError) {
    var largest = 1.0
    for layer in layers {
      let inputs = layer.weight.count / layer.bias.count
      largest = Double(inputs) * layer.weight.largestMagnitude * largest + layer.bias.largestMagnitude
    }
    guard largest <= Double(Float.greatestFiniteMagnitude) / 2 else { throw .unboundedOutputs }
  }

  /// This network as a safetensors file.
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

  /// The names of a layer's two tensors, by its position in the `Sequential`.
  package static func names(at position: Int) -> (weight: String, bias: String) {
    ("\(position).weight", "\(position).bias")
  }
}

extension Layer {
  /// The shape of a layer's weights in a file: [outputs, inputs], or [filters, channels, K, K].
  package var tensorShape: [Int] {
    switch self {
    case .convolution(let layer): [layer.filters, layer.input.channels, layer.kernelSize, layer.kernelSize]
    case .dense(let layer): [layer.outputs, layer.inputs]
    }
  }
}

extension FloatValues {
  /// The largest absolute value; infinite or NaN if a value is.
  var largestMagnitude: Double {
    withSpan { values in
      // Compares bit patterns, whose order is that of the magnitudes: the compiler vectorises this form.
      var bits: UInt32 = 0
      for index in values.indices { bits = Swift.max(bits, values[index].magnitude.bitPattern) }
      return Double(Float(bitPattern: bits))
    }
  }
}
