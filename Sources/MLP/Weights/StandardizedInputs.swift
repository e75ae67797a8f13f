// Converts a network that was trained on (x - mean) / deviation to one that takes x: the first layer absorbs the
// change, so that nothing that reads, measures or exports the network needs to know about it.

import Storage

extension LayerTensors {
  /// The network that gives on pixels x what this one gives on (x - m) / s: the first layer's W (x - m) / s + b is
  /// written as (W / s) x + (b - m / s * sum of W).
  ///
  /// Nil where the first filters pad their image and `mean` is not 0: what they see beyond its edge is 0 in either
  /// network, so that no bias replaces the mean there. Traps unless `deviation` is positive.
  public func takingPixels(mean: Float, deviation: Float) -> LayerTensors? {
    precondition(deviation > 0, "a deviation of \(deviation)")
    guard mean == 0 || architecture.blocks.first?.padding != .same else { return nil }
    let (weights, biases) = (layers[0].weight.array, layers[0].bias.array)
    let inputs = weights.count / biases.count
    let moved = biases.indices.map { output in
      // In Double, for what is summed is much larger than what comes of it.
      let sum = weights[output * inputs..<(output + 1) * inputs].reduce(0) { $0 + Double($1) }
      return Float(Double(biases[output]) - Double(mean) / Double(deviation) * sum)
    }
    let first = Layer(weight: weights.map { $0 / deviation }, bias: moved)
    return LayerTensors(architecture, layers: [first] + layers.dropFirst())
  }
}
