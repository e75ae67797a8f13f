// A layer of either kind, for the forward and backward passes, the optimizer and the files.

/// One layer with parameters.
public enum Layer: Sendable, Equatable {
  case convolution(Convolution)
  case dense(DenseLayout)

  /// The place of the weights [outputs, inputs] and biases [outputs] in the flat vector. The inputs of a filter are the
  /// values of one window.
  public var parameters: DenseLayout {
    switch self {
    case .convolution(let layer): layer.parameters
    case .dense(let layer): layer
    }
  }

  /// The number of input values for one example.
  public var inputCount: Int {
    switch self {
    case .convolution(let layer): layer.input.count
    case .dense(let layer): layer.inputs
    }
  }

  /// The number of output values for one example.
  public var outputCount: Int {
    switch self {
    case .convolution(let layer): layer.output.count
    case .dense(let layer): layer.outputs
    }
  }

  /// Floating-point operations of the forward pass for one example: two for each use of a weight.
  public var operations: Int {
    switch self {
    case .convolution(let layer): layer.operations
    case .dense(let layer): 2 * layer.inputsSeen * layer.outputs
    }
  }

  public var dense: DenseLayout? {
    if case .dense(let layer) = self { layer } else { nil }
  }

  public var convolution: Convolution? {
    if case .convolution(let layer) = self { layer } else { nil }
  }
}

extension Layer {
  /// The dense layers of a multilayer perceptron with these widths; see `DenseLayout.chain`.
  public static func chain(_ sizes: [Int], receptiveField: ReceptiveField? = nil) -> [Layer] {
    DenseLayout.chain(sizes, receptiveField: receptiveField).map { .dense($0) }
  }

  /// The layers of a convolutional network: the blocks in order, then dense layers of these widths, classes last.
  ///
  /// Traps if a block's output is empty, if there are no widths, or if a width is not positive.
  public static func chain(image: Volume, _ blocks: [ConvolutionBlock], dense widths: [Int]) -> [Layer] {
    var layers: [Layer] = []
    var volume = image
    for block in blocks {
      let layer = Convolution(block, on: volume, parametersFrom: layers.last?.parameters.end ?? 0)
      layers.append(.convolution(layer))
      volume = layer.output
    }
    let dense = DenseLayout.chain([volume.count] + widths, startingAt: layers.last?.parameters.end ?? 0)
    return layers + dense.map { .dense($0) }
  }

  /// Floating-point operations to train these layers on one example: the forward pass, the weight gradient, and the
  /// input gradient, which the first layer does not need.
  ///
  /// Biases, pooling, softmax and Adam are not counted.
  public static func trainingOperations(_ layers: [Layer]) -> Int {
    layers.enumerated().reduce(0) { sum, layer in sum + layer.element.operations * (layer.offset == 0 ? 2 : 3)
    }
  }
}
