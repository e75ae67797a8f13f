// Folds the calibration temperature into a network's weights, so that users of an exported network do not need it.

import MLP

extension LayerTensors {
  /// The network with its logits divided by `temperature`, so that a plain softmax gives calibrated probabilities: (W x
  /// + b) / T = (W / T) x + b / T in the last layer.
  /// (W x + b) / T = (W / T) x + b / T in the last layer.
  ///
  /// Traps unless `temperature` is positive and finite. With 1, nothing changes.
  /// Source: Guo et al., "On Calibration of Modern Neural Networks", 2017, <https://arxiv.org/abs/1706.04599>.
  public func dividingLogits(by temperature: Float) -> LayerTensors {
    precondition(temperature > 0 && temperature.isFinite, "logits cannot be divided by \(temperature)")
    let last = layers[layers.count - 1]
    let divided = Layer(
      weight: last.weight.map { $0 / temperature }, bias: last.bias.map { $0 / temperature })
    return LayerTensors(architecture, layers: layers.dropLast() + [divided])
  }
}
