// Weights files for the tests, good and bad, made without a training.

import MLP

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
