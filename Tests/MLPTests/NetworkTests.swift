// The network: how its weights are drawn, how it maps to the tensors of a file, and what it computes.

import Random
import Tensor
import Testing

@testable import MLP

@Suite struct NetworkTests {
  private static func network(_ sizes: [Int], seed: UInt64 = 1) -> Network {
    var generator = SeededGenerator(seed: seed)
    return Network(layerSizes: sizes, using: &generator)
  }

  /// The mean and variance of N normal deviates have standard errors σ / √N and σ² √(2 / N): five of each.
  @Test func `weights have the variance of he`() {
    let network = Self.network([784, 300, 100, 10])
    for (layer, inputs) in zip(network.tensors.layers, [784.0, 300, 100]) {
      let weights = layer.weight.map(Double.init)
      let count = Double(weights.count)
      let mean = weights.reduce(0, +) / count
      let variance = weights.reduce(0) { $0 + $1 * $1 } / count
      #expect(abs(mean) < 5 * (2 / inputs / count).squareRoot())
      #expect(abs(variance / (2 / inputs) - 1) < 5 * (2 / count).squareRoot())
      #expect(layer.bias.allSatisfy { $0 == 0 })
    }
  }

  /// As above, of the 144 pixels that a unit sees; it has no weights for the others.
  @Test func `units that see windows have the variance of their inputs`() throws {
    let field = ReceptiveField(side: 12, imageWidth: 28, imageHeight: 28)
    var generator = SeededGenerator(seed: 1)
    let network = Network(layerSizes: [784, 400, 10], receptiveField: field, using: &generator)
    #expect(network.receptiveField == field)
    #expect(network.parameterCount == 400 * 144 + 400 + 4010)
    let tensors = network.tensors
    let weights = tensors.layers[0].weight.filter { $0 != 0 }.map(Double.init)
    #expect(weights.count == 400 * 144)
    let variance = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
    let deviation = (2 / Double(weights.count)).squareRoot()
    #expect(abs(variance * 72 - 1) < 5 * deviation)
    try tensors.requireWithin(field)
    #expect(Network(tensors, receptiveField: field) == network)
    // As a dense network of the same tensors: the same answers.
    let batch = Matrix(rows: 3, columns: 784, (0..<3 * 784).map { Float($0 % 7) / 7 })
    let engine = testEngine(threads: 2)
    #expect(
      network.logits(of: batch, on: engine).elements
        == Network(tensors).logits(of: batch, on: engine).elements)
  }

  @Test func `weights from outside a window are refused`() throws {
    let field = ReceptiveField(side: 2, imageWidth: 6, imageHeight: 3)
    var weight = [Float](repeating: 0, count: 33 * 18)
    func tensors() -> LayerTensors {
      LayerTensors(sizes: [18, 33], layers: [.init(weight: weight, bias: [Float](repeating: 1, count: 33))])
    }
    // Windows begin at columns 0 or 4 of row 0.
    let layer = DenseLayout.chain([18, 33], receptiveField: field)[0]
    for output in 0..<33 {
      for input in 0..<18 {
        weight[output * 18 + input] = .leastNonzeroMagnitude
        let isSeen = layer.inputs(seenBy: output).contains { $0.contains(input) }
        if isSeen {
          try tensors().requireWithin(field)
        } else {
          #expect(throws: LayerTensorsError.outside(field)) { try tensors().requireWithin(field) }
        }
        weight[output * 18 + input] = -0.0
      }
    }
    let other = ReceptiveField(side: 2, imageWidth: 6, imageHeight: 4)
    #expect(throws: LayerTensorsError.outside(other)) { try tensors().requireWithin(other) }
    #expect(
      "\(LayerTensorsError.outside(field))"
        == "the first layer is not one whose units see 2 x 2 of the 6 x 3 pixels of an image, and have no weights for"
        + " the others")
  }

  /// The order is part of the contract: a saved seed must always mean the same weights.
  @Test func `weights are drawn layer by layer row by row`() {
    let network = Self.network([3, 33, 2], seed: 9)
    var generator = SeededGenerator(seed: 9)
    for (layer, inputs) in zip(network.tensors.layers, [3, 33]) {
      #expect(
        layer.weight.array == layer.weight.map { _ in (2 / Float(inputs)).squareRoot() * generator.normal() })
    }
  }

  @Test func `seed decides the weights`() {
    #expect(Self.network([5, 7, 4]) == Self.network([5, 7, 4]))
    #expect(Self.network([5, 7, 4]) != Self.network([5, 7, 4], seed: 2))
  }

  @Test(arguments: [[1, 1], [784, 10], [5, 7, 6, 4], [31, 32, 33, 64, 65, 1]])
  func `tensors and back`(sizes: [Int]) {
    // Every parameter a number of its own, so that no two can be swapped unseen.
    var next: Float = 0
    func numbers(_ count: Int) -> [Float] {
      (0..<count).map { _ in
        next += 1
        return next
      }
    }
    let tensors = LayerTensors(
      sizes: sizes,
      layers: zip(sizes, sizes.dropFirst()).map {
        LayerTensors.Layer(weight: numbers($0 * $1), bias: numbers($1))
      })
    let network = Network(tensors)
    #expect(network.tensors == tensors)
    #expect(Network(network.tensors) == network)
    #expect(network.parameterCount == Int(next))
    #expect(network.layerSizes == sizes)
    #expect((network.inputCount, network.classCount) == (sizes[0], sizes[sizes.count - 1]))
  }

  /// Hidden sums 1 − 2 + 0.5 = −0.5, shut by ReLU, and 1 · 3 + 2 · 1 − 1 = 4; logits 4 · 2 + 1 and −4.
  @Test func `logits of a network worked out by hand`() {
    let network = Network(
      LayerTensors(
        sizes: [2, 2, 2],
        layers: [
          .init(weight: [1, -1, 3, 1], bias: [0.5, -1]),
          .init(weight: [100, 2, 100, -1], bias: [1, 0]),
        ]))
    let engine = testEngine(threads: 1)
    let batch = Matrix(rows: 1, columns: 2, [1, 2])
    #expect(network.logits(of: batch, on: engine).elements == [9, -4])
    let probabilities = network.probabilities(of: batch, on: engine).elements
    // 1 / (1 + e^13) = 2.2603e-6.
    #expect(abs(probabilities[1] - 2.2603e-6) < 1e-10 && abs(probabilities[0] + probabilities[1] - 1) < 1e-6)
  }
}
