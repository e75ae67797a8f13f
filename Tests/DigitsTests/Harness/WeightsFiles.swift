// Weights files for the tests, good and bad, made without a training.

import MLP

/// The bytes of a weights file whose network has these layer sizes and `value` for every weight.
func weights(_ sizes: [Int], of value: Float = 0, metadata: [String: String] = [:]) -> [UInt8] {
  let layers = zip(sizes, sizes.dropFirst()).map { inputs, outputs in
    LayerTensors.Layer(
      weight: [Float](repeating: value, count: inputs * outputs), bias: [Float](repeating: 0, count: outputs))
  }
  return LayerTensors(sizes: sizes, layers: layers).safetensors(metadata: metadata).encoded()
}
