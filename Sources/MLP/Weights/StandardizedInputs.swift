// Converts a network trained on (x - mean) / deviation to one that takes x, by folding the standardisation into the
// first layer. All other code can ignore it.

import Storage

extension LayerTensors {
  /// The network that gives for pixels x the result of this one for (x - m) / s: the first layer's W (x - m) / s + b
  /// becomes (W / s) x + (b - m / s * sum of W).
  ///
  /// Nil if the first filters pad their image and `mean` is not 0: the padding is 0 in both networks, so that no bias
  /// can replace the mean there. Traps unless `deviation` is positive.
  public func takingPixels(mean: Float, deviation: Float) -> LayerTensors? {
    precondition(deviation > 0, "a deviation of \(deviation)")
    guard mean == 0 || architecture.blocks.first?.padding != .same else { return nil }
    let (weights, biases) = (layers[0].weight.array, layers[0].bias.array)
    let inputs = weights.count / biases.count
    let moved = biases.indices.map { output in
      // In Double, because the terms are much larger than their sum.
      let sum = weights[output * inputs..<(output + 1) * inputs].reduce(0) { $0 + Double($1) }
      return Float(Double(biases[output]) - Double(mean) / Double(deviation) * sum)
    }
    let first = Layer(weight: weights.map { $0 / deviation }, bias: moved)
    return LayerTensors(architecture, layers: [first] + layers.dropFirst())
  }
}
