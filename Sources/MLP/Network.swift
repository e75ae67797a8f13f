// The network: dense layers with ReLU between them and logits at the end. It knows nothing of training.

import Random
import Tensor

/// A multilayer perceptron: every layer a dense one, ReLU after each but the last, whose outputs are logits.
///
/// All parameters lie in one flat vector, so that clearing a gradient is a fill and Adam is one loop.
public struct Network: Sendable, Equatable {
  /// The widths, inputs first and classes last: 784, 128, 128, 10 for instance.
  public let layerSizes: [Int]
  /// Where each layer's parameters lie in `parameters`.
  public let layers: [DenseLayout]
  /// The weights and biases of all layers.
  public internal(set) var parameters: Vector

  /// A network whose weights are drawn anew; biases are zero.
  ///
  /// Weights of a layer with I inputs are normal with mean 0 and variance 2 / I, which keeps the size of the
  /// activations the same from layer to layer when half of them are cut off by ReLU. Drawn layer by layer, output
  /// by output, input by input.
  /// Source: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", 2015, <https://arxiv.org/abs/1502.01852>.
  ///
  /// Traps when there are fewer than two sizes or one is not positive.
  public init(layerSizes: [Int], using generator: inout SeededGenerator) {
    self.init(zerosOf: layerSizes)
    for layer in layers {
      let deviation = (2 / Float(layer.inputs)).squareRoot()
      for output in 0..<layer.outputs {
        for input in 0..<layer.inputs {
          parameters[layer.weightIndex(output: output, input: input)] = deviation * generator.normal()
        }
      }
    }
  }

  /// A network with these weights, [outputs, inputs] row-major, and biases, [outputs], of each layer.
  ///
  /// Traps when they do not fit together; `LayerTensors` throws before that on data from a file.
  public init(layers given: [LayerTensors.Layer]) {
    precondition(!given.isEmpty, "a network needs at least one layer")
    self.init(zerosOf: [given[0].inputs] + given.map(\.outputs))
    for (layer, tensors) in zip(layers, given) {
      precondition(layer.inputs == tensors.inputs, "the layers' widths do not chain: \(layerSizes)")
      for output in 0..<layer.outputs {
        for input in 0..<layer.inputs {
          parameters[layer.weightIndex(output: output, input: input)] =
            tensors.weight[output * layer.inputs + input]
        }
        parameters[layer.biasIndex(output: output)] = tensors.bias[output]
      }
    }
  }

  private init(zerosOf layerSizes: [Int]) {
    self.layerSizes = layerSizes
    layers = DenseLayout.chain(layerSizes)
    parameters = Vector(count: DenseLayout.vectorCount(layers))
  }

  /// The number of inputs.
  public var inputCount: Int { layerSizes[0] }
  /// The number of classes.
  public var classCount: Int { layerSizes[layerSizes.count - 1] }
  /// The number of weights and biases.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

  /// The weights, [outputs, inputs] row-major, and biases, [outputs], of each layer.
  public var tensors: [LayerTensors.Layer] { layers.map { tensors(of: $0, in: parameters) } }

  /// One layer's part of a flat vector that is laid out as `parameters` is: of a gradient, for instance.
  func tensors(of layer: DenseLayout, in vector: Vector) -> LayerTensors.Layer {
    var weight: [Float] = []
    weight.reserveCapacity(layer.outputs * layer.inputs)
    for output in 0..<layer.outputs {
      for input in 0..<layer.inputs { weight.append(vector[layer.weightIndex(output: output, input: input)]) }
    }
    let bias = (0..<layer.outputs).map { vector[layer.biasIndex(output: $0)] }
    return LayerTensors.Layer(inputs: layer.inputs, outputs: layer.outputs, weight: weight, bias: bias)
  }

  /// The logits [B, classes] of a batch [B, inputs].
  public func logits(of batch: Matrix, on engine: Engine) -> Matrix {
    var values = batch
    for (index, layer) in layers.enumerated() {
      var outputs = Matrix(rows: batch.rows, columns: layer.outputs)
      let activation: Activation = index == layers.count - 1 ? .identity : .relu
      engine.forward(values, parameters, layer, activation, into: &outputs)
      values = outputs
    }
    return values
  }

  /// The probability of each class, [B, classes], for a batch [B, inputs].
  public func probabilities(of batch: Matrix, on engine: Engine) -> Matrix {
    var values = logits(of: batch, on: engine)
    engine.softmax(&values)
    return values
  }
}
