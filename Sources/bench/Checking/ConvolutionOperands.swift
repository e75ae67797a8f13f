// A convolutional layer and a batch of images, on which its three products are checked and timed.

import Random
import Tensor

/// The inputs and outputs of a convolutional layer's forward and backward pass.
struct ConvolutionOperands {
  let layer: Convolution
  private let images: Matrix
  private let parameters: Vector
  private let outputGradient: Matrix
  private var memory: ConvolutionMemory
  private var outputs: Matrix
  private var inputGradient: Matrix
  private var parameterGradient: Vector

  /// Filters and a gradient for given images. Half of the gradient is zero, as after an inactive ReLU.
  init(_ layer: Convolution, images: Matrix) {
    self.layer = layer
    self.images = images
    var generator = SeededGenerator(seed: 5)
    let layout = layer.parameters
    var parameters = Vector(count: DenseLayout.vectorCount([layout]))
    layout.store(
      weights: Self.values(layout.inputs * layout.outputs, from: -1, using: &generator).span,
      bias: Self.values(layout.outputs, from: -1, using: &generator).span, in: &parameters)
    self.parameters = parameters
    outputGradient = Matrix(
      rows: images.rows, columns: layer.output.count,
      Self.values(images.rows * layer.output.count, from: -1, using: &generator).map { max(0, $0) })
    memory = ConvolutionMemory(for: layer, capacity: images.rows)
    outputs = Matrix(rows: images.rows, columns: layer.output.count)
    inputGradient = Matrix(rows: images.rows, columns: layer.input.count)
    parameterGradient = Vector(count: parameters.count)
  }

  /// The same for a batch of random images, half of whose values are zero, as after a ReLU.
  init(_ layer: Convolution, batch: Int) {
    var generator = SeededGenerator(seed: 4)
    let pixels = Self.values(batch * layer.input.count, from: -1, using: &generator).map { max(0, $0) }
    self.init(layer, images: Matrix(rows: batch, columns: layer.input.count, pixels))
  }

  private static func values(
    _ count: Int, from least: Float, using generator: inout SeededGenerator
  ) -> [Float] {
    (0..<count).map { _ in generator.uniform(least, 1) }
  }

  /// Floating-point operations of one product, two for each multiply-add, including those with zeros.
  var operations: Double { Double(images.rows * layer.operations) }

  mutating func forward(on engine: Engine) {
    engine.forward(images, parameters, layer, into: &outputs, noting: &memory)
  }

  mutating func weightGradient(on engine: Engine) {
    engine.convolutionGradients(outputGradient, images, layer, &memory, into: &parameterGradient)
  }

  mutating func bothGradients(on engine: Engine) {
    engine.convolutionGradients(
      outputGradient, images, parameters, layer, &memory, into: &parameterGradient,
      inputGradient: &inputGradient)
  }
}

extension ConvolutionOperands {
  /// Runs the three products and compares each with its reference.
  mutating func check(on engine: Engine, _ checks: inout Checks) {
    forward(on: engine)
    bothGradients(on: engine)
    let (layout, border) = (layer.parameters, layer.padding == .same ? layer.kernelSize / 2 : 0)
    let weights = layout.weights(in: parameters).map(Double.init)
    let bias = (0..<layer.filters).map { Double(parameters[layout.biasIndex(output: $0)]) }
    let (pixels, slopes) = (images.elements.map(Double.init), outputGradient.elements.map(Double.init))
    var (exact, magnitudes) = (Twin(), Twin())
    for index in 0..<images.rows {
      let image = Array(pixels[index * layer.input.count..<(index + 1) * layer.input.count])
      let delta = delta(of: slopes, image: index)
      exact.add(layer, image, weights, bias, delta, border: border)
      magnitudes.add(
        layer, image.magnitudes, weights.magnitudes, bias.magnitudes, delta.magnitudes, border: border)
    }
    let name = "convolution of \(layer.input) to \(layer.output) on \(engine.instructionSet)"
    let places = images.rows * layer.sums.height * layer.sums.width
    checks.compare(
      outputs.elements, with: exact.outputs,
      within: ErrorBound.sums(depth: layout.inputs, magnitudes: magnitudes.outputs), "\(name), forward")
    checks.compare(
      inputGradient.elements, with: zip(exact.image, pixels).map { $1 > 0 ? $0 : 0 },
      within: ErrorBound.sums(
        depth: layer.filters * layer.kernelSize * layer.kernelSize, magnitudes: magnitudes.image),
      "\(name), input gradient")
    let parameterGradient = parameterGradient
    checks.compare(
      layout.weights(in: parameterGradient)
        + (0..<layer.filters).map { parameterGradient[layout.biasIndex(output: $0)] },
      with: exact.filters + exact.bias,
      within: ErrorBound.sums(depth: places, magnitudes: magnitudes.filters + magnitudes.bias),
      "\(name), weight gradient")
  }

  /// ∂L/∂z of one image: each derivative at the position that won the pooling of the Float sums.
  private func delta(of slopes: [Double], image: Int) -> [Double] {
    let (output, side) = (layer.output, layer.isPooled ? 2 : 1)
    var delta = [Double](repeating: 0, count: layer.sums.count)
    for index in 0..<output.count {
      let (place, filter) = index.quotientAndRemainder(dividingBy: output.channels)
      let (y, x) = place.quotientAndRemainder(dividingBy: output.width)
      let winner = Int(memory.winners[image * output.count + index])
      let (row, column) = (y * side + winner / side, x * side + winner % side)
      delta[(row * layer.sums.width + column) * output.channels + filter] =
        slopes[image * output.count + index]
    }
    return delta
  }
}

/// The reference results for a batch.
private struct Twin {
  /// A [B, outputs], and ∂L/∂X [B, inputs] before the gate.
  var (outputs, image): ([Double], [Double]) = ([], [])
  /// Sums over the batch.
  var (filters, bias): ([Double], [Double]) = ([], [])

  mutating func add(
    _ layer: Convolution, _ image: [Double], _ weights: [Double], _ bias: [Double], _ delta: [Double],
    border: Int
  ) {
    let sums = Reference.convolution(
      image, layer.input, weights, bias, kernelSize: layer.kernelSize, border: border)
    outputs += Reference.maxPooling(sums, layer.sums, side: layer.isPooled ? 2 : 1).values.map { max(0, $0) }
    let gradients = Reference.convolutionGradients(
      delta, image, layer.input, weights, filterCount: layer.filters, kernelSize: layer.kernelSize,
      border: border)
    self.image += gradients.image
    filters = filters.isEmpty ? gradients.filters : zip(filters, gradients.filters).map(+)
    self.bias = self.bias.isEmpty ? gradients.bias : zip(self.bias, gradients.bias).map(+)
  }
}
