// A complete training loop in Double, composed of the reference implementations, to check the trainer. The mathematics
// is explained in MLP's Backpropagation.swift and Adam.swift.

import MLP
import Tensor

/// A network during training, in Double.
struct ReferenceTraining {
  /// Weights and biases with their Adam moments.
  private var layers: [(inputs: Int, outputs: Int, weights: Parameters, bias: Parameters)]
  private let adam: Adam
  private var step = 0

  /// A copy of the network with the same Adam settings.
  init(of network: Network) {
    let tensors = network.tensors
    layers = zip(tensors.layers, zip(tensors.sizes, tensors.sizes.dropFirst())).map { layer, sizes in
      (sizes.0, sizes.1, Parameters(layer.weight.array), Parameters(layer.bias.array))
    }
    adam = Adam(for: network)
  }

  /// Takes one step on a batch [B, inputs].
  ///
  /// - Returns: the mean loss before the step, in nats.
  mutating func step(_ batch: [Double], labels: [UInt8], learningRate: Double) -> Double {
    let count = labels.count
    var activations = [batch]
    for (index, layer) in layers.enumerated() {
      activations.append(
        Reference.forward(
          activations[index], layer.weights.values, layer.bias.values, batch: count, inputs: layer.inputs,
          outputs: layer.outputs, relu: index < layers.count - 1))
    }
    let logits = activations.removeLast()
    let classes = layers[layers.count - 1].outputs
    var loss = 0.0
    var delta: [Double] = []
    for (example, label) in labels.enumerated() {
      let row = Array(logits[example * classes..<(example + 1) * classes])
      loss += Reference.crossEntropy(row, label: Int(label)) / Double(count)
      var difference = Reference.softmax(row)
      difference[Int(label)] -= 1
      delta += difference.map { $0 / Double(count) }
    }
    step += 1
    for index in layers.indices.reversed() {
      let layer = layers[index]
      let gradient = Reference.parameterGradient(
        delta, activations[index], batch: count, inputs: layer.inputs, outputs: layer.outputs)
      if index > 0 {
        delta = Reference.inputGradient(
          delta, layer.weights.values, gate: activations[index], batch: count, inputs: layer.inputs,
          outputs: layer.outputs)
      }
      layers[index].weights.update(gradient.weights, adam, step: step, learningRate: learningRate)
      layers[index].bias.update(gradient.bias, adam, step: step, learningRate: learningRate)
    }
    return loss
  }
}

/// Parameters and their two moments.
private struct Parameters {
  var values: [Double]
  private var firstMoment: [Double]
  private var secondMoment: [Double]

  init(_ values: [Float]) {
    self.values = values.map(Double.init)
    firstMoment = values.map { _ in 0 }
    secondMoment = values.map { _ in 0 }
  }

  mutating func update(_ gradient: [Double], _ adam: Adam, step: Int, learningRate: Double) {
    for i in values.indices {
      Reference.adam(
        &values[i], gradient[i], &firstMoment[i], &secondMoment[i], t: step, learningRate: learningRate,
        beta1: adam.beta1, beta2: adam.beta2, epsilon: adam.epsilon, weightDecay: adam.weightDecay)
    }
  }
}
