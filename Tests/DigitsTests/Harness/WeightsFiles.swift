// Weights files for the tests, good and bad, made without a training.

import MLP
import Random
import Tensor

/// The bytes of a weights file whose network has these layer sizes and `value` for every weight. With a `digit` it
/// is sure to read that, whatever it is shown; else every class is as likely as the others.
func weights(
  _ sizes: [Int], of value: Float = 0, sureOf digit: Int? = nil, metadata: [String: String] = [:]
) -> [UInt8] {
  let layers = zip(sizes, sizes.dropFirst()).enumerated().map { index, widths in
    let (inputs, outputs) = widths
    var bias = [Float](repeating: 0, count: outputs)
    if let digit, index == sizes.count - 2 { bias[digit] = 20 }
    return LayerTensors.Layer(weight: [Float](repeating: value, count: inputs * outputs), bias: bias)
  }
  return LayerTensors(sizes: sizes, layers: layers).safetensors(metadata: metadata).encoded()
}

/// The bytes of a weights file of a perceptron of these layers, its weights drawn at random.
func perceptron(_ sizes: [Int], metadata: [String: String] = [:]) -> [UInt8] {
  var generator = SeededGenerator(seed: 5)
  return Network(layerSizes: sizes, using: &generator).tensors.safetensors(metadata: metadata).encoded()
}

/// The bytes of a weights file of a convolutional network for 28 x 28 pixels and ten classes, with weights and biases
/// drawn at random.
func convolutionalWeights(_ blocks: [ConvolutionBlock], hidden: [Int]) -> [UInt8] {
  let image = Volume(height: 28, width: 28, channels: 1)
  guard let architecture = Architecture(image: image, blocks: blocks, widths: hidden + [10]) else {
    preconditionFailure("\(blocks) leave nothing of \(image)")
  }
  var generator = SeededGenerator(seed: 6)
  let drawn = Network(architecture, using: &generator).tensors
  let layers = drawn.layers.map { layer in
    LayerTensors.Layer(
      weight: layer.weight, bias: .init(layer.bias.map { _ in generator.uniform(-0.3, 0.3) }))
  }
  return LayerTensors(architecture, layers: layers).safetensors(metadata: [:]).encoded()
}
