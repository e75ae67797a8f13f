// Convolutional networks as a whole: every derivative against finite differences, a course of training against
// PyTorch's, and learning by heart.

import IDX
import Random
import Storage
import Tensor
import Testing

@testable import MLP

/// A small convolutional network, a batch for it, and its loss in Double by the slow twins alone.
private struct SmallNetwork: CustomTestStringConvertible {
  let name: String
  let image: Volume
  let blocks: [ConvolutionBlock]
  let widths: [Int]
  let batch = 3

  var testDescription: String { name }

  static let all = [
    SmallNetwork(
      name: "two convolutions, pooled odd edges", image: Volume(height: 12, width: 11, channels: 1),
      blocks: [
        ConvolutionBlock(filters: 3, kernelSize: 3), ConvolutionBlock(filters: 4, kernelSize: 3),
      ], widths: [5, 4]),
    SmallNetwork(
      name: "zeros around, the second pooled", image: Volume(height: 5, width: 6, channels: 1),
      blocks: [
        ConvolutionBlock(filters: 2, kernelSize: 5, padding: .same, isPooled: false),
        ConvolutionBlock(filters: 3, kernelSize: 3, padding: .same),
      ], widths: [4]),
    SmallNetwork(
      name: "one of everything", image: Volume(height: 3, width: 3, channels: 1),
      blocks: [ConvolutionBlock(filters: 1, kernelSize: 3, isPooled: false)], widths: [2]),
  ]

  var labels: [UInt8] { (0..<batch).map { UInt8($0 % widths[widths.count - 1]) } }

  var inputs: [Float] {
    var generator = SeededGenerator(seed: 4)
    return (0..<batch * image.count).map { _ in generator.uniform(0, 1) }
  }

  /// Weights as He's and biases that are not zero.
  var network: Network {
    var generator = SeededGenerator(seed: 7)
    var network = Network(
      Architecture(image: image, blocks: blocks, widths: widths)!, using: &generator)
    for layer in network.layers.map(\.parameters) {
      for output in 0..<layer.outputs {
        network.parameters[layer.biasIndex(output: output)] = generator.uniform(0.1, 0.5)
      }
    }
    return network
  }

  /// The mean loss with these parameters, [outputs, inputs] and [outputs] of each layer with channels innermost, and how
  /// near any sum is to a kink: ReLU's, or where another place would win the pooling.
  func loss(_ parameters: [(weight: [Double], bias: [Double])]) -> (mean: Double, kinkDistance: Double) {
    let layers = network.layers
    var (total, kinkDistance) = (0.0, Double.infinity)
    for example in 0..<batch {
      var values = inputs[example * image.count..<(example + 1) * image.count].map(Double.init)
      for (index, (layer, own)) in zip(layers, parameters).enumerated() {
        switch layer {
        case .convolution(let layer):
          let sums = Reference.convolution(
            values, layer.input, own.weight, own.bias, kernelSize: layer.kernelSize,
            border: layer.padding == .same ? layer.kernelSize / 2 : 0)
          let side = layer.isPooled ? 2 : 1
          let pooled = Reference.maxPooling(sums, layer.sums, side: side)
          for (value, winner) in zip(pooled.values, pooled.winners) {
            kinkDistance = min(kinkDistance, abs(value))
            let (place, filter) = winner.quotientAndRemainder(dividingBy: layer.filters)
            let (y, x) = place.quotientAndRemainder(dividingBy: layer.sums.width)
            for i in 0..<side * side where value > 0 {
              let other = ((y / side * side + i / side) * layer.sums.width + x / side * side + i % side)
              if other != place {
                kinkDistance = min(kinkDistance, value - sums[other * layer.filters + filter])
              }
            }
          }
          values = pooled.values.map { max(0, $0) }
        case .dense(let layer):
          values = Reference.forward(
            values, own.weight, own.bias, batch: 1, inputs: layer.inputs, outputs: layer.outputs,
            relu: false)
          if index < layers.count - 1 {
            kinkDistance = min(kinkDistance, values.map(abs).min() ?? .infinity)
            values = values.map { max(0, $0) }
          }
        }
      }
      total += Reference.crossEntropy(values, label: Int(labels[example]))
    }
    return (total / Double(batch), kinkDistance)
  }
}

@Suite struct ConvolutionalNetworkTests {
  /// As `BackpropagationTests.everyParameterAgreesWithFiniteDifferences`, with the kinks of the pooling.
  @Test(arguments: SmallNetwork.all)
  fileprivate func everyParameterAgreesWithFiniteDifferences(problem: SmallNetwork) throws {
    let network = problem.network
    let step = 1e-6
    func arrays(_ vector: Vector) -> [(weight: [Double], bias: [Double])] {
      network.layers.map(\.parameters).map {
        ($0.weights(in: vector).map(Double.init), $0.bias(in: vector).map(Double.init))
      }
    }
    var parameters = arrays(network.parameters)
    try #require(
      problem.loss(parameters).kinkDistance > 20 * step, "choose another seed: too close to a kink")

    var pass = Backpropagation(for: network, capacity: problem.batch)
    pass.activations[0] = Matrix(rows: problem.batch, columns: problem.image.count, problem.inputs)
    _ = pass.forward(network, labels: problem.labels, on: testEngine(threads: 1))
    pass.backward(network, on: testEngine(threads: 1))
    let gradient = arrays(pass.gradient)

    let tolerance = 1e-5
    var largest = 0.0
    for l in parameters.indices {
      for part in [\(weight: [Double], bias: [Double]).weight, \.bias] {
        for i in parameters[l][keyPath: part].indices {
          let value = parameters[l][keyPath: part][i]
          parameters[l][keyPath: part][i] = value + step
          let above = problem.loss(parameters).mean
          parameters[l][keyPath: part][i] = value - step
          let below = problem.loss(parameters).mean
          parameters[l][keyPath: part][i] = value
          let expected = (above - below) / (2 * step)
          let found = gradient[l][keyPath: part][i]
          #expect(abs(found - expected) < tolerance, "parameter \(i) of layer \(l)")
          largest = max(largest, abs(expected))
        }
      }
    }
    // A gradient of nothing but zeros would prove nothing.
    #expect(largest > 100 * tolerance)
  }

  /// 20 steps of Adam as `Golden/make_convolution_golden.py` had them from PyTorch in double precision.
  @Test func `trains as PyTorch does`() throws {
    let golden = try goldenTensors("convolution.safetensors")
    func tensors(_ prefix: String) throws -> LayerTensors {
      let own = golden.values.filter { $0.name.hasPrefix(prefix) }.map {
        SafetensorsFile.Tensor(
          name: String($0.name.dropFirst(prefix.count)), shape: $0.shape, values: $0.values)
      }
      return try LayerTensors(
        SafetensorsFile(tensors: own), image: Volume(height: 13, width: 12, channels: 1))
    }
    func expectAgreement(_ found: LayerTensors, _ prefix: String) throws {
      let expected = try tensors(prefix)
      #expect(found.architecture == expected.architecture)
      for (found, expected) in zip(found.layers, expected.layers) {
        for (found, expected) in [(found.weight, expected.weight), (found.bias, expected.bias)] {
          let scale = expected.map(abs).max() ?? 0
          #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-5 * scale }, "\(prefix)")
        }
      }
    }
    var network = Network(try tensors("initial."))
    #expect(network.layers.count { $0.convolution != nil } == 3)
    var adam = Adam(for: network)
    let engine = testEngine(threads: 2)
    let losses = try #require(golden["loss"]).values
    for step in 0..<20 {
      let inputs = try #require(golden["batch.\(step).inputs"])
      let labels = try #require(golden["batch.\(step).labels"]).values.map { UInt8($0) }
      var pass = Backpropagation(for: network, capacity: labels.count)
      pass.activations[0] = Matrix(rows: labels.count, columns: inputs.shape[1], inputs.values.array)
      _ = pass.forward(network, labels: labels, on: engine)
      let loss = pass.losses.reduce(0, +) / Float(labels.count)
      #expect(abs(loss - losses[step]) <= 1e-5 * losses[step], "step \(step)")
      pass.backward(network, on: engine)
      if step == 0 { try expectAgreement(network.tensors(in: pass.gradient), "gradient.") }
      adam.update(&network, gradient: pass.gradient, learningRate: 0.003, on: engine)
    }
    try expectAgreement(network.tensors, "final.")
  }

  /// Labels that say nothing of the images can be learnt by heart only, image by image.
  @Test func `learns a hundred images by heart`() throws {
    var generator = SeededGenerator(seed: 5)
    let pixels = (0..<100 * 196).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    let examples = LabeledImages(
      images: ByteBuffer(pixels), labels: (0..<100).map { UInt8($0 * 7 % 10) }, rows: 14, columns: 14,
      classCount: 10)
    let architecture = Architecture(
      image: Volume(height: 14, width: 14, channels: 1),
      blocks: [
        ConvolutionBlock(filters: 8, kernelSize: 3),
        ConvolutionBlock(filters: 16, kernelSize: 3, padding: .same),
      ], widths: [32, 10])!
    var options = TrainingOptions()
    options.epochs = 60
    options.batchSize = 25
    var trainer = Trainer(
      Network(architecture, using: &generator), on: examples, options: options, engine: testEngine(threads: 2)
    )
    var correct = 0
    while let result = try trainer.next() {
      correct = (result.batch == 1 ? 0 : correct) + result.correct
    }
    #expect(correct == 100)
  }
}
