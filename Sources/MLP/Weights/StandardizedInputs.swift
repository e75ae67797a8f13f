// Converts a network that was trained on (x - mean) / deviation to one that takes x: the first layer absorbs the
// change, so that nothing that reads, measures or exports the network needs to know about it.

import Storage

extension SafetensorsFile {
  /// These tensors of a `torch.nn.Sequential` with W (x - m) / s + b written as (W / s) x + (b - m / s * sum of W): the
  /// first layer's weights and biases, dense or of filters without padding.
  ///
  /// Without such a layer nothing changes. Traps unless `deviation` is positive.
  public func takingPixels(mean: Float, deviation: Float) -> SafetensorsFile {
    precondition(deviation > 0, "a deviation of \(deviation)")
    guard (mean, deviation) != (0, 1), let weight = tensors.first(where: { $0.name == "0.weight" }),
      let bias = tensors.first(where: { $0.name == "0.bias" }), !bias.values.isEmpty,
      weight.shape.first == bias.values.count
    else { return self }
    let (weights, biases) = (weight.values.array, bias.values.array)
    let inputs = weights.count / biases.count
    let moved = biases.indices.map { output in
      // In Double, for what is summed is much larger than what comes of it.
      let sum = weights[output * inputs..<(output + 1) * inputs].reduce(0) { $0 + Double($1) }
      return Float(Double(biases[output]) - Double(mean) / Double(deviation) * sum)
    }
    let changed = tensors.map { tensor in
      switch tensor.name {
      case weight.name:
        Tensor(name: tensor.name, shape: tensor.shape, values: FloatValues(weights.map { $0 / deviation }))
      case bias.name: Tensor(name: tensor.name, shape: tensor.shape, values: FloatValues(moved))
      default: tensor
      }
    }
    return SafetensorsFile(tensors: changed, metadata: metadata)
  }
}
