// Forms the layers of a network from the tensors of a file. The layers are inferred from names and shapes, since
// `torch.nn.Sequential` also numbers pooling and activation layers.

import Tensor

extension LayerTensors {
  /// The network in `file`.
  ///
  /// Convolutional layers come first, if there are any: at position 0 and then every two positions if followed only by
  /// ReLU, every three with pooling; flattening takes one more position; dense layers are two apart. The input image is
  /// `image`, or that of MNIST if nil; whether it is padded follows from the number of inputs of the first dense layer.
  ///
  /// Throws unless the tensors form exactly such layers, each layer fits the outputs of the one before, and the limits
  /// are kept.
  public init(_ file: SafetensorsFile, image: Volume? = nil) throws(LayerTensorsError) {
    var reader = LayerTensorsReader(file)
    let blocks = try reader.readFilters()
    let widths = try reader.readDenseLayers()
    try reader.refuseLeftovers(isPerceptron: blocks.isEmpty)
    guard let inputs = widths.first else {
      throw blocks.isEmpty ? .noTensors : .missing(reader.nextName, beside: reader.name(ofLayer: 0))
    }
    if blocks.isEmpty {
      architecture = Architecture(layerSizes: widths)
    } else {
      architecture = try Self.architecture(
        blocks, inputs: inputs, widths: Array(widths.dropFirst()), on: image ?? Self.mnist, reader)
    }
    layers = reader.layers
  }

  /// The image size of MNIST.
  private static let mnist = Volume(height: 28, width: 28, channels: 1)

  /// The convolutional network whose feature maps have `inputs` values in all, with or without padding.
  private static func architecture(
    _ blocks: [ConvolutionBlock], inputs: Int, widths: [Int], on image: Volume, _ reader: LayerTensorsReader
  ) throws(LayerTensorsError) -> Architecture {
    var found: [Int] = []
    for padding in Convolution.Padding.allCases {
      let padded = blocks.map { block in
        var block = block
        block.padding = padding
        return block
      }
      guard let features = try features(padded, on: image, reader) else { continue }
      found.append(features.count)
      if features.count == inputs, let network = Architecture(image: image, blocks: padded, widths: widths) {
        return network
      }
    }
    guard !found.isEmpty else {
      throw .nothingLeft(reader.name(ofLayer: 0), height: image.height, width: image.width)
    }
    throw .brokenFeatures(
      reader.name(ofLayer: blocks.count), inputs: inputs, found: found, height: image.height,
      width: image.width)
  }

  /// The output shape of the blocks on `image`; nil if it is empty. Throws if a limit is exceeded.
  private static func features(
    _ blocks: [ConvolutionBlock], on image: Volume, _ reader: LayerTensorsReader
  ) throws(LayerTensorsError) -> Volume? {
    var volume = image
    for (index, block) in blocks.enumerated() {
      guard let output = block.shapes(on: volume)?.output else { return nil }
      guard output.count <= maximumWidth else {
        throw .invalidWidth(reader.name(ofLayer: index), width: output.count, limit: maximumWidth)
      }
      volume = output
    }
    return volume
  }
}

/// The tensors of a file that are not yet part of a layer, and the layers that are.
private struct LayerTensorsReader {
  private(set) var layers: [LayerTensors.Layer] = []
  private var tensors: [String: SafetensorsFile.Tensor]
  private var names: [String] = []
  /// The position of the next layer.
  private var position = 0

  init(_ file: SafetensorsFile) {
    tensors = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0) })
  }

  /// The name of the weights of a layer that was read.
  func name(ofLayer index: Int) -> String { names[index] }
  /// The name of the weights of the next layer.
  var nextName: String { LayerTensors.names(at: position).weight }

  /// Reads the convolutional layers.
  mutating func readFilters() throws(LayerTensorsError) -> [ConvolutionBlock] {
    var blocks: [ConvolutionBlock] = []
    while rank(at: position) == 4, let (weight, bias) = try take(position) {
      let shape = weight.shape
      let channels = blocks.last?.filters ?? 1
      guard shape[2] == shape[3], shape[2] % 2 == 1, shape[0] > 0 else {
        throw .notAFilter(weight.name, shape: shape)
      }
      guard shape[1] == channels else {
        throw .brokenChannels(weight.name, found: shape[1], previous: channels)
      }
      guard bias.shape == [shape[0]] else {
        throw .filterBiasMismatch(bias.name, shape: bias.shape, weight: weight.name, filters: shape[0])
      }
      let isPooled =
        rank(at: position + 2) != 4 && (rank(at: position + 3) == 4 || rank(at: position + 3) == nil)
      blocks.append(ConvolutionBlock(filters: shape[0], kernelSize: shape[2], isPooled: isPooled))
      position += isPooled ? 3 : 2
    }
    if !blocks.isEmpty { position += 1 }
    return blocks
  }

  /// Reads the dense layers and returns their widths, inputs first.
  mutating func readDenseLayers() throws(LayerTensorsError) -> [Int] {
    var widths: [Int] = []
    while let (weight, bias) = try take(position) {
      let (outputs, inputs) = try Self.widths(weight, bias, previousOutputs: widths.last)
      if widths.isEmpty { widths.append(inputs) }
      widths.append(outputs)
      position += 2
    }
    return widths
  }

  /// Throws an error for tensors that belong to no layer: one is unknown, or an earlier layer is missing.
  func refuseLeftovers(isPerceptron: Bool) throws(LayerTensorsError) {
    let byName = tensors.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let isNamed = { (name: String) in Self.isLayerName(name, step: isPerceptron ? 2 : 1) }
    if let strange = byName.first(where: { !isNamed($0) }) { throw .unexpected(strange) }
    if let later = byName.first { throw .missing(LayerTensors.names(at: position).weight, beside: later) }
  }

  /// The number of dimensions of the weights at a position; nil if there are none.
  private func rank(at position: Int) -> Int? {
    tensors[LayerTensors.names(at: position).weight]?.shape.count
  }

  /// Takes the two tensors at a position into a layer; nil if there are none.
  private mutating func take(
    _ position: Int
  ) throws(LayerTensorsError) -> (weight: SafetensorsFile.Tensor, bias: SafetensorsFile.Tensor)? {
    let (weightName, biasName) = LayerTensors.names(at: position)
    let (weight, bias) = (tensors.removeValue(forKey: weightName), tensors.removeValue(forKey: biasName))
    if weight == nil, bias == nil { return nil }
    guard let weight else { throw .missing(weightName, beside: biasName) }
    guard let bias else { throw .missing(biasName, beside: weightName) }
    guard layers.count < LayerTensors.maximumLayers else {
      throw .tooManyLayers(limit: LayerTensors.maximumLayers)
    }
    layers.append(LayerTensors.Layer(weight: weight.values, bias: bias.values))
    names.append(weightName)
    return (weight, bias)
  }

  /// The widths of one dense layer, after checking its two tensors against each other, the previous layer and the
  /// limits.
  private static func widths(
    _ weight: SafetensorsFile.Tensor, _ bias: SafetensorsFile.Tensor, previousOutputs: Int?
  ) throws(LayerTensorsError) -> (outputs: Int, inputs: Int) {
    guard weight.shape.count == 2 else { throw .notAMatrix(weight.name, shape: weight.shape) }
    let (outputs, inputs) = (weight.shape[0], weight.shape[1])
    guard bias.shape == [outputs] else {
      throw .biasMismatch(bias.name, shape: bias.shape, weight: weight.name, outputs: outputs, inputs: inputs)
    }
    for width in [inputs, outputs] where !(1...LayerTensors.maximumWidth ~= width) {
      throw .invalidWidth(weight.name, width: width, limit: LayerTensors.maximumWidth)
    }
    if let previousOutputs, inputs != previousOutputs {
      throw .brokenChain(weight.name, inputs: inputs, previousOutputs: previousOutputs)
    }
    return (outputs, inputs)
  }

  private static func isLayerName(_ name: String, step: Int) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1] == "weight" || parts[1] == "bias", let number = Int(parts[0]) else {
      return false
    }
    return number >= 0 && number.isMultiple(of: step) && parts[0] == "\(number)"
  }
}
