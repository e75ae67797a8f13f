// Backpropagation: the forward pass, then the backward pass in reverse order. Computes the gradient, which Adam
// applies.
//
// With a₀ the inputs, zₗ = aₗ₋₁ Wₗᵀ + bₗ, aₗ = max(0, zₗ) for every layer but the last, and L the mean cross-entropy of
// softmax(z) over the batch, write δₗ = ∂L/∂zₗ. The chain rule gives, from the last layer to the first:
//
//     δ_last = (softmax(z_last) − onehot(y)) / B
//     δₗ₋₁   = (δₗ Wₗ) ⊙ [aₗ₋₁ > 0]        back through the weights, then through ReLU where it was active
//     ∂L/∂Wₗ = δₗᵀ aₗ₋₁,   ∂L/∂bₗ = Σ δₗ    each weight's gradient is its output's δ times its input
//
// A convolutional layer computes aₗ = max(0, pool(wₗ * aₗ₋₁ + bₗ)). Its δₗ is ∂L/∂(pooled sums), and the backward pass
// routes each value of δₗ to the position that won the pooling; see ConvolutionBackward.swift.
//
// Dropout is an optional second gate after the ReLU of a hidden dense layer: aₗ = mask / (1 − p) ⊙ max(0, zₗ), so the
// gate of δₗ is [aₗ > 0] / (1 − p).
//
// Shapes: aₗ and δₗ are [B, outputs of layer l], Wₗ is [outputs, inputs].
// Source: Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", Nature 1986,
// <https://doi.org/10.1038/323533a0>.

import IDX
import Tensor

/// The buffers of one forward and backward pass through a network, for batches of up to `capacity` examples.
public struct Backpropagation: Sendable {
  /// a₀, a₁, … : the inputs of each layer, [B, inputs]. The first is the batch itself.
  public var activations: [Matrix]
  /// δ₁, δ₂, … : the gradient with respect to each layer's outputs before ReLU, [B, outputs]. After the layers' forward
  /// pass, the last one holds the logits until the loss is computed.
  public private(set) var deltas: [Matrix]
  /// The loss of each example, in nats.
  public private(set) var losses: [Float]
  /// ∂L/∂W and ∂L/∂b of all layers, laid out like the network's parameters.
  public private(set) var gradient: Vector
  /// State of the convolutional layers from the forward pass.
  private var memories: [ConvolutionMemory]
  /// The scale of the hidden dense layers' gates in the last forward pass: 1 without dropout.
  private var gateScale: Float = 1

  /// Buffers for passes through `network` with batches of up to `capacity` examples.
  public init(for network: Network, capacity: Int) {
    activations = network.layers.map { layer in
      switch layer {
      case .convolution(let layer): Matrix(rows: capacity, inputsOf: layer)
      case .dense(let layer): Matrix(rows: capacity, inputsOf: layer, forTraining: true)
      }
    }
    deltas = network.layers.map { Matrix(rows: capacity, columns: $0.outputCount) }
    memories = network.layers.compactMap(\.convolution).map { ConvolutionMemory(for: $0, capacity: capacity) }
    losses = [Float](repeating: 0, count: capacity)
    gradient = Vector(count: network.parameters.count)
  }

  /// Loads the chosen examples as the batch, with inputs in 0 ... 1.
  public mutating func load(_ chosen: [Int], of examples: LabeledImages, on engine: Engine) {
    examples.images.withSpan { pixels in
      engine.gather(chosen.span, of: pixels, scale: Network.inputScale, into: &activations[0])
    }
    engine.listNonzeroRows(of: &activations[0])
  }

  /// Runs the batch in `activations[0]` through the network and computes the loss.
  ///
  /// Afterwards `losses` holds the loss of each example, and `deltas.last` the gradient with respect to the logits.
  /// Labels are smoothed by `smoothing`, 0 ..< 1.
  /// - Returns: the number of correct examples.
  public mutating func forward(
    _ network: Network, labels: [UInt8], smoothing: Float = 0, on engine: Engine
  ) -> Int {
    forward(
      network, labels: labels, smoothing: [Float](repeating: smoothing, count: labels.count), dropout: nil,
      on: engine)
  }

  /// The forward pass with a label smoothing for each example, and with dropout of hidden units.
  mutating func forward(
    _ network: Network, labels: [UInt8], smoothing: [Float], dropout: HiddenDropout?, on engine: Engine
  ) -> Int {
    gateScale = dropout?.scale ?? 1
    let last = network.layers.count - 1
    for (l, layer) in network.layers.enumerated() {
      switch layer {
      case .convolution(let layer):
        engine.forward(
          activations[l], network.parameters, layer, into: &activations[l + 1], noting: &memories[l])
      case .dense(let layer) where l < last:
        engine.forward(activations[l], network.parameters, layer, .relu, into: &activations[l + 1])
        dropout?.apply(to: &activations[l + 1], layer: l, on: engine)
      case .dense(let layer):
        engine.forward(activations[l], network.parameters, layer, .identity, into: &deltas[l])
      }
      if l < last, let next = network.layers[l + 1].dense {
        // Lists the active units, so that the following products skip the others.
        engine.listNonzeroColumns(of: &activations[l + 1], productWidth: next.outputs)
        engine.listNonzeroRows(of: &activations[l + 1])
      }
    }
    return engine.softmaxCrossEntropy(&deltas[last], labels: labels, losses: &losses, smoothing: smoothing)
  }

  /// Propagates the gradient from the last layer to the first and fills `gradient`. Call `forward` first.
  public mutating func backward(_ network: Network, on engine: Engine) {
    for (l, layer) in network.layers.enumerated().reversed() {
      switch layer {
      case .dense(let layer):
        guard l > 0 else { break }
        engine.listNonzeroColumns(of: &deltas[l], productWidth: layer.inputs)
        engine.inputGradient(
          deltas[l], network.parameters, layer, gate: activations[l],
          gateScale: network.layers[l - 1].dense == nil ? 1 : gateScale, into: &deltas[l - 1])
      case .convolution(let layer) where l > 0:
        engine.convolutionGradients(
          deltas[l], activations[l], network.parameters, layer, &memories[l], into: &gradient,
          inputGradient: &deltas[l - 1])
      case .convolution(let layer):
        engine.convolutionGradients(deltas[l], activations[l], layer, &memories[l], into: &gradient)
      }
    }
    let first = memories.count
    engine.parameterGradients(
      Array(deltas[first...]), Array(activations[first...]), network.layers.compactMap(\.dense),
      into: &gradient)
  }
}
