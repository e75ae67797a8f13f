// The network: dense layers with ReLU between them and logits at the end. It knows nothing of training.

import Random
import Tensor

/// A multilayer perceptron: every layer a dense one, with ReLU after each but the last, whose outputs are logits. The
/// units of the first may see windows of an image only, as if their other weights were 0.
///
/// All parameters lie in one flat vector, so that clearing a gradient is a fill and Adam is one loop.
public struct Network: Sendable, Equatable {
  /// The widths, inputs first and classes last: 784, 128, 128, 10 for instance.
  public let layerSizes: [Int]
  /// Where each layer's parameters lie in `parameters`.
  public let layers: [DenseLayout]
  /// The weights and biases of all layers.
  public internal(set) var parameters: Vector

  /// A network whose weights are drawn anew; biases are zero. The units of its first layer see what `receptiveField`
  /// says of an image.
  ///
  /// Weights of units that see I inputs are normal with mean 0 and variance 2 / I, which keeps the size of the
  /// activations the same from layer to layer when half of them are cut off by ReLU. Drawn layer by layer, output
  /// by output, input by input.
  /// Source: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", 2015, <https://arxiv.org/abs/1502.01852>.
  ///
  /// Traps when there are fewer than two sizes, when one is not positive, and when the receptive field is one of
  /// another number of inputs.
  public init(
    layerSizes: [Int], receptiveField: ReceptiveField? = nil, using generator: inout SeededGenerator
  ) {
    self.init(zerosOf: layerSizes, receptiveField)
    for layer in layers {
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

  /// A network with the weights and biases of a file, whose first layer's are 0 outside the `receptiveField` where
  /// there is one; see `LayerTensors.requireWithin`.
  public init(_ tensors: LayerTensors, receptiveField: ReceptiveField? = nil) {
    self.init(zerosOf: tensors.sizes, receptiveField)
    for (layer, given) in zip(layers, tensors.layers) {
      given.weight.withSpan { weights in
        given.bias.withSpan { bias in layer.store(weights: weights, bias: bias, in: &parameters) }
      }
    }
  }

  private init(zerosOf layerSizes: [Int], _ receptiveField: ReceptiveField?) {
    self.layerSizes = layerSizes
    layers = DenseLayout.chain(layerSizes, receptiveField: receptiveField)
    parameters = Vector(count: DenseLayout.vectorCount(layers))
  }

  /// What a byte of a picture is multiplied by on its way into the network: inputs are in 0 ... 1, ink is 1.
  public static let inputScale: Float = 1 / 255

  /// The number of inputs.
  public var inputCount: Int { layerSizes[0] }
  /// The number of classes.
  public var classCount: Int { layerSizes[layerSizes.count - 1] }
  /// What the units of the first layer see of an image; nil where they see all of it.
  public var receptiveField: ReceptiveField? { layers[0].receptiveField }
  /// The number of weights and biases; what a unit does not see has no weight.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

  /// The weights and biases as a file names them.
  public var tensors: LayerTensors { tensors(in: parameters) }

  /// A flat vector that is laid out as `parameters` is, a gradient for instance, layer by layer.
  func tensors(in vector: Vector) -> LayerTensors {
    LayerTensors(
      sizes: layerSizes,
      layers: layers.map { LayerTensors.Layer(weight: $0.weights(in: vector), bias: $0.bias(in: vector)) })
  }

  /// The logits [B, classes] of a batch [B, inputs].
  public func logits(of batch: Matrix, on engine: Engine) -> Matrix {
    var outputs = outputs(rows: batch.rows)
    return logits(of: batch, on: engine, through: &outputs)
  }

  /// Memory for what each layer puts out for a batch of up to so many examples.
  func outputs(rows: Int) -> [Matrix] { layers.map { Matrix(rows: rows, columns: $0.outputs) } }

  /// The same for one batch after the other, in memory that is there already: new memory for each of them would be paid
  /// for with a page fault for every 4 KB of it.
  func logits(of batch: Matrix, on engine: Engine, through outputs: inout [Matrix]) -> Matrix {
    var batch = batch
    if receptiveField == nil { engine.listNonzeroColumns(of: &batch, productWidth: layers[0].outputs) }
    let last = layers.count - 1
    for (index, layer) in layers.enumerated() {
      let inputs = index == 0 ? batch : outputs[index - 1]
      engine.forward(inputs, parameters, layer, index == last ? .identity : .relu, into: &outputs[index])
      if index < last {
        engine.listNonzeroColumns(of: &outputs[index], productWidth: layers[index + 1].outputs)
      }
    }
    return outputs[last]
  }

  /// The probability of each class, [B, classes], for a batch [B, inputs].
  ///
  /// - Parameter temperature: T of softmax(z / T), finite and positive: above 1 for a network that is too sure of
  ///   itself, below for one that is not sure enough. See `LabeledLogits.fittedTemperature`.
  public func probabilities(of batch: Matrix, on engine: Engine, temperature: Float = 1) -> Matrix {
    precondition(temperature > 0 && temperature.isFinite, "a temperature of \(temperature)")
    var values = logits(of: batch, on: engine)
    if temperature != 1 {
      for row in 0..<values.rows {
        // Distances from the largest logit: a tiny temperature makes the others −∞, and nothing NaN.
        let peak = values[row, engine.largestColumn(of: values, row: row)]
        for column in 0..<values.columns { values[row, column] = (values[row, column] - peak) / temperature }
      }
    }
    engine.softmax(&values)
    return values
  }
}
