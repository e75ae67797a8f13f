// One epoch over the real MNIST, loss by loss, against PyTorch in double precision: the third proof of the
// gradient. The numbers are in Golden/mnist-epoch.safetensors; Golden/make_golden.py made them.

import IDX
import Tensor
import Testing

@testable import MLP

@Suite(.enabled(if: MNIST.folder != nil, "$DIGITS_DATA holds no folder 'mnist'"))
struct MNISTEpochTests {
  /// The network that the golden epoch starts from: the formula's weights, no biases.
  private static var initial: Network {
    let sizes = [784, 128, 128, 10]
    var first = 0
    let layers = zip(sizes, sizes.dropFirst()).map { inputs, outputs in
      let numbers = first..<first + inputs * outputs
      first = numbers.upperBound
      return LayerTensors.Layer(
        weight: numbers.map { formulaWeight($0, inputs: inputs) },
        bias: [Float](repeating: 0, count: outputs))
    }
    return Network(LayerTensors(sizes: sizes, layers: layers))
  }

  /// In exact arithmetic the losses would be PyTorch's. Rounding errors stay near 1e-7 of the loss until
  /// one first puts a sum on the other side of ReLU's kink; from there the runs part, and only their
  /// averages agree. PyTorch in float32, its units, inputs and images shuffled in ten ways, stays within
  /// 2.5e-7 of its float64 for the first 100 batches; over the epoch the mean loss moves by up to 1.9e-4,
  /// and 9466 to 9493 of the test images are right where float64 has 9477. The limits are a few times
  /// these.
  @Test func `losses follow PyTorch`() throws {
    let golden = try goldenTensors("mnist-epoch.safetensors")
    let expected = try #require(golden["loss.float64"]).values
    let expectedCorrect = try #require(golden["test.correct.float64"]).values[0]
    let train = try MNIST.load(.train)
    let engine = testEngine(threads: 2)
    var network = Self.initial
    var pass = Backpropagation(for: network, capacity: 128)
    var adam = Adam(for: network)
    var losses: [Double] = []
    for start in stride(from: 0, to: train.count, by: 128) {
      let chosen = Array(start..<min(start + 128, train.count))
      pass.load(chosen, of: train, on: engine)
      _ = pass.forward(network, labels: chosen.map { train.labels[$0] }, on: engine)
      losses.append(pass.losses.prefix(chosen.count).reduce(0) { $0 + Double($1) } / Double(chosen.count))
      pass.backward(network, on: engine)
      adam.update(&network, gradient: pass.gradient, learningRate: 0.001, on: engine)
    }
    try #require(losses.count == expected.count)
    let differences = zip(losses, expected).map { abs($0 / Double($1) - 1) }
    #expect((differences.prefix(100).max() ?? 1) < 1e-6)
    let mean = losses.reduce(0, +) / Double(losses.count)
    let expectedMean = expected.reduce(0) { $0 + Double($1) } / Double(expected.count)
    #expect(abs(mean / expectedMean - 1) < 1e-3)

    let evaluation = Evaluation(of: network, on: try MNIST.load(.test), engine: engine)
    #expect(evaluation.count == 10_000)
    #expect(abs(evaluation.correct - Int(expectedCorrect)) <= 50)
  }
}
