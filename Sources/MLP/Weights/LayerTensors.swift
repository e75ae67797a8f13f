// A multilayer perceptron's parameters and the tensors that a weights file names after them, each from the
// other: the convention of `torch.nn.Sequential(Linear, ReLU, Linear, ...)`. Knows no arithmetic and no files.

import Storage

/// The parameters of a multilayer perceptron as plain arrays, one layer after another.
///
/// In a file, layer k (from 0) is the two tensors `2k.weight` of [outputs, inputs] and `2k.bias` of [outputs];
/// the odd numbers are PyTorch's activations, which have none.
public struct LayerTensors: Equatable, Sendable {
  /// One dense layer: O outputs, I inputs.
  public struct Layer: Equatable, Sendable {
    /// [O, I], row-major: the weights of one output lie together.
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

  /// The inputs of the first layer, then each layer's outputs: one more than there are layers.
  public let sizes: [Int]
  /// At least one.
  public let layers: [Layer]

  public static let maximumLayers = 64
  public static let maximumWidth = 65_536
  /// Weights and biases together; no file holds more.
  public static let maximumParameters = SafetensorsFile.maximumValues

  /// The weights and biases of a network of `sizes`.
  public static func parameterCount(of sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }

  /// The parameters of a network of `sizes`; traps when a layer's arrays do not fit them, or at a limit.
  public init(sizes: [Int], layers: [Layer]) {
    precondition(
      1...Self.maximumLayers ~= layers.count && sizes.count == layers.count + 1
        && sizes.allSatisfy { 1...Self.maximumWidth ~= $0 },
      "\(layers.count) layers cannot have the sizes \(sizes)")
    for (index, layer) in layers.enumerated() {
      let (inputs, outputs) = (sizes[index], sizes[index + 1])
      precondition(
        layer.weight.count == outputs * inputs && layer.bias.count == outputs,
        "layer \(index) of [\(outputs), \(inputs)] was given \(layer.weight.count) weights "
          + "and \(layer.bias.count) biases")
    }
    self.sizes = sizes
    self.layers = layers
  }

  /// The network that `file` holds.
  ///
  /// Throws unless the tensors are those of layers 0, 2, 4, ... and nothing else, each layer takes what the one
  /// before it gives, and the limits are kept.
  public init(_ file: SafetensorsFile) throws(LayerTensorsError) {
    var tensors = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0) })
    var sizes: [Int] = []
    var layers: [Layer] = []
    while true {
      let (weightName, biasName) = Self.names(ofLayer: layers.count)
      let (weight, bias) = (tensors.removeValue(forKey: weightName), tensors.removeValue(forKey: biasName))
      if weight == nil, bias == nil { break }
      guard let weight else { throw .missing(weightName, beside: biasName) }
      guard let bias else { throw .missing(biasName, beside: weightName) }
      guard layers.count < Self.maximumLayers else { throw .tooManyLayers(limit: Self.maximumLayers) }
      let (outputs, inputs) = try Self.widths(weight, bias, previousOutputs: sizes.last)
      if sizes.isEmpty { sizes.append(inputs) }
      sizes.append(outputs)
      layers.append(Layer(weight: weight.values, bias: bias.values))
    }
    try Self.refuse(leftover: tensors.keys, nextLayer: layers.count)
    guard !layers.isEmpty else { throw .noTensors }
    self.sizes = sizes
    self.layers = layers
  }

  /// Throws when the weights are so large that sums of the network could go beyond what a Float holds, and its answers
  /// with them, for inputs in 0 ... 1.
  ///
  /// A layer's outputs are at most I · max |w| times its largest input, and max |b|; half of the range is left for
  /// differences between logits. No network that has learnt anything comes near.
  public func requireFiniteOutputs() throws(LayerTensorsError) {
    var largest = 1.0
    for (layer, inputs) in zip(layers, sizes) {
      largest = Double(inputs) * layer.weight.largestMagnitude * largest + layer.bias.largestMagnitude
    }
    guard largest <= Double(Float.greatestFiniteMagnitude) / 2 else { throw .unboundedOutputs }
  }

  /// The file that holds this network.
  public func safetensors(metadata: [String: String]) -> SafetensorsFile {
    var tensors: [SafetensorsFile.Tensor] = []
    for (index, layer) in layers.enumerated() {
      let (weight, bias) = Self.names(ofLayer: index)
      let (inputs, outputs) = (sizes[index], sizes[index + 1])
      tensors.append(.init(name: weight, shape: [outputs, inputs], values: layer.weight))
      tensors.append(.init(name: bias, shape: [outputs], values: layer.bias))
    }
    return SafetensorsFile(tensors: tensors, metadata: metadata)
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

extension LayerTensors {
  /// What the two tensors of a layer, counted from 0, are called.
  package static func names(ofLayer index: Int) -> (weight: String, bias: String) {
    ("\(2 * index).weight", "\(2 * index).bias")
  }

  /// The widths of one layer, once its two tensors fit each other, the layer before and the limits.
  private static func widths(
    _ weight: SafetensorsFile.Tensor, _ bias: SafetensorsFile.Tensor, previousOutputs: Int?
  ) throws(LayerTensorsError) -> (outputs: Int, inputs: Int) {
    guard weight.shape.count == 2 else { throw .notAMatrix(weight.name, shape: weight.shape) }
    let (outputs, inputs) = (weight.shape[0], weight.shape[1])
    guard bias.shape == [outputs] else {
      throw .biasMismatch(bias.name, shape: bias.shape, weight: weight.name, outputs: outputs, inputs: inputs)
    }
    for width in [inputs, outputs] where !(1...maximumWidth ~= width) {
      throw .invalidWidth(weight.name, width: width, limit: maximumWidth)
    }
    if let previousOutputs, inputs != previousOutputs {
      throw .brokenChain(weight.name, inputs: inputs, previousOutputs: previousOutputs)
    }
    return (outputs, inputs)
  }

  /// Says of the tensors that belong to no layer why: one is strange, or a layer before it is missing.
  private static func refuse(
    leftover: some Sequence<String>, nextLayer: Int
  ) throws(LayerTensorsError) {
    let byName = leftover.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if let strange = byName.first(where: { !isLayerName($0) }) { throw .unexpected(strange) }
    if let later = byName.first { throw .missing(names(ofLayer: nextLayer).weight, beside: later) }
  }

  private static func isLayerName(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1] == "weight" || parts[1] == "bias", let number = Int(parts[0]) else {
      return false
    }
    return number >= 0 && number.isMultiple(of: 2) && parts[0] == "\(number)"
  }
}
