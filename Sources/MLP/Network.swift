// The network: optional convolutional layers, then dense layers with ReLU between them, and logits at the end.

import Random
import Storage
import Tensor

/// A multilayer perceptron, or a convolutional network: optional convolutional layers, then dense layers, with ReLU
/// after each layer except the last, whose outputs are logits. The units of a perceptron's first layer may be limited
/// to windows of an image, as if their other weights were 0.
///
/// All parameters lie in one flat vector, so that clearing a gradient is a fill and Adam is one loop.
public struct Network: Sendable, Equatable {
  /// The architecture of the network.
  public let architecture: Architecture
  /// The layers, first layer first.
  public let layers: [Layer]
  /// Where each layer's weights and biases lie in `parameters`.
  let parameterLayouts: [DenseLayout]
  /// The weights and biases of all layers.
  public internal(set) var parameters: Vector

  /// A network with random weights and zero biases.
  ///
  /// The weights of a unit or filter with I inputs are normal with mean 0 and variance 2 / I, which preserves the scale
  /// of the activations from layer to layer when ReLU zeroes half of them. Weights are drawn in order of layers,
  /// outputs and inputs.
  /// Source: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", 2015, <https://arxiv.org/abs/1502.01852>.
  public init(_ architecture: Architecture, using generator: inout SeededGenerator) {
    self.init(zerosOf: architecture)
    for layer in parameterLayouts {
      let deviation = (2 / Float(layer.inputsSeen)).squareRoot()
      var weights = [Float](repeating: 0, count: layer.outputs * layer.inputs)
      for output in 0..<layer.outputs {
        for input in layer.inputs(seenBy: output).joined() {
          weights[output * layer.inputs + input] = deviation * generator.normal()
        }
      }
      layer.store(
        weights: weights.span, bias: [Float](repeating: 0, count: layer.outputs).span, in: &parameters)
    }
  }

  /// A perceptron with random weights. `receptiveField` limits the units of the first layer to windows of an image.
  ///
  /// Traps if there are fewer than two sizes, if a size is not positive, or if the receptive field is for another
  /// number of inputs.
  public init(
    layerSizes: [Int], receptiveField: ReceptiveField? = nil, using generator: inout SeededGenerator
  ) {
    self.init(Architecture(layerSizes: layerSizes, receptiveField: receptiveField), using: &generator)
  }

  /// A network with the weights and biases of a file. With a `receptiveField`, the first layer's weights must be 0
  /// outside it; see `LayerTensors.requireWithin`.
  public init(_ tensors: LayerTensors, receptiveField: ReceptiveField? = nil) {
    let own = tensors.architecture
    self.init(
      zerosOf: own.image == nil
        ? Architecture(layerSizes: [own.inputs] + own.widths, receptiveField: receptiveField) : own)
    for (index, given) in tensors.layers.enumerated() {
      given.weight.withSpan { weights in
        given.bias.withSpan { bias in
          parameterLayouts[index].store(
            weights: weights, bias: bias, channels: architecture.channels(beforeLayer: index), in: &parameters
          )
        }
      }
    }
  }

  private init(zerosOf architecture: Architecture) {
    self.architecture = architecture
    layers = architecture.layers
    parameterLayouts = layers.map(\.parameters)
    parameters = Vector(count: DenseLayout.vectorCount(parameterLayouts))
  }

  /// The factor from a pixel byte to an input: inputs are in 0 ... 1, and ink is 1.
  public static let inputScale: Float = 1 / 255

  /// The number of inputs.
  public var inputCount: Int { architecture.inputs }
  /// The number of classes.
  public var classCount: Int { architecture.widths[architecture.widths.count - 1] }
  /// The number of values between layers, inputs first and classes last; for example 784, 128, 128, 10.
  public var layerSizes: [Int] { [inputCount] + layers.map(\.outputCount) }
  /// The windows that the units of the first layer see; nil if they see the whole image.
  public var receptiveField: ReceptiveField? { architecture.receptiveField }
  /// The number of weights and biases, excluding the weights outside a unit's window.
  public var parameterCount: Int { parameterLayouts.reduce(0) { $0 + $1.parameterCount } }

  /// The weights and biases as the tensors of a file.
  public var tensors: LayerTensors { tensors(in: parameters) }

  /// The tensors of a flat vector laid out like `parameters`, such as a gradient.
  func tensors(in vector: Vector) -> LayerTensors {
    let tensors = parameterLayouts.enumerated().map { index, layer in
      LayerTensors.Layer(
        weight: FloatValues(
          layer.weights(in: vector, channels: architecture.channels(beforeLayer: index))),
        bias: FloatValues(layer.bias(in: vector)))
    }
    return LayerTensors(architecture, layers: tensors)
  }

  /// The logits [B, classes] of a batch [B, inputs].
  public func logits(of batch: Matrix, on engine: Engine) -> Matrix {
    var outputs = outputs(rows: batch.rows)
    return logits(of: batch, on: engine, through: &outputs)
  }

  /// An input matrix for batches of up to `rows` examples.
  func inputs(rows: Int) -> Matrix {
    switch layers[0] {
    case .convolution(let layer): Matrix(rows: rows, inputsOf: layer)
    case .dense(let layer): Matrix(rows: rows, inputsOf: layer, forTraining: false)
    }
  }

  /// Output matrices of all layers for batches of up to `rows` examples.
  func outputs(rows: Int) -> [Matrix] { layers.map { Matrix(rows: rows, columns: $0.outputCount) } }

  /// The logits of a batch, computed in `outputs`, which are reused between batches: newly allocated memory would cost
  /// a page fault for every 4 KB.
  func logits(of batch: Matrix, on engine: Engine, through outputs: inout [Matrix]) -> Matrix {
    var batch = batch
    let last = layers.count - 1
    for (index, layer) in layers.enumerated() {
      switch layer {
      case .convolution(let layer):
        engine.forward(index == 0 ? batch : outputs[index - 1], parameters, layer, into: &outputs[index])
      case .dense(let layer):
        if index > 0 {
          engine.listNonzeroColumns(of: &outputs[index - 1], productWidth: layer.outputs)
        } else if receptiveField == nil {
          engine.listNonzeroColumns(of: &batch, productWidth: layer.outputs)
        }
        engine.forward(
          index == 0 ? batch : outputs[index - 1], parameters, layer, index == last ? .identity : .relu,
          into: &outputs[index])
      }
    }
    return outputs[last]
  }

  /// The probability of each class, [B, classes], for a batch [B, inputs].
  ///
  /// - Parameter temperature: T of softmax(z / T), finite and positive: above 1 for an overconfident network, below 1
  ///   for an underconfident one. See `LabeledLogits.fittedTemperature`.
  public func probabilities(of batch: Matrix, on engine: Engine, temperature: Float = 1) -> Matrix {
    precondition(temperature > 0 && temperature.isFinite, "a temperature of \(temperature)")
    var values = logits(of: batch, on: engine)
    if temperature != 1 {
      for row in 0..<values.rows {
        // Differences from the largest logit: a tiny temperature makes the others −∞, and none NaN.
        let peak = values[row, engine.largestColumn(of: values, row: row)]
        for column in 0..<values.columns { values[row, column] = (values[row, column] - peak) / temperature }
      }
    }
    engine.softmax(&values)
    return values
  }
}
