// Every weight and bias of every layer has a place of its own in the flat vector.

import Tensor
import Testing

@Suite struct DenseLayoutTests {
  @Test(arguments: [[1, 1], [784, 10], [5, 7, 6, 4], [31, 32, 33, 64, 65, 1]])
  func `places are distinct and inside`(sizes: [Int]) {
    let layers = DenseLayout.chain(sizes)
    #expect(layers.map(\.inputs) == Array(sizes.dropLast()))
    #expect(layers.map(\.outputs) == Array(sizes.dropFirst()))
    let places = layers.flatMap { layer in
      (0..<layer.outputs).flatMap { output in
        (0..<layer.inputs).map { layer.weightIndex(output: output, input: $0) }
      } + (0..<layer.outputs).map { layer.biasIndex(output: $0) }
    }
    #expect(Set(places).count == places.count)
    #expect(places.allSatisfy { $0 >= 0 && $0 < DenseLayout.vectorCount(layers) })
    #expect(places.count == layers.reduce(0) { $0 + $1.parameterCount })
  }

  @Test func `parameters are counted without fillers`() {
    #expect(DenseLayout.chain([784, 128, 128, 10]).map(\.parameterCount) == [100_480, 16_512, 1_290])
  }

  @Test(
    arguments: [
      ([784, 10], 4 * 7840), ([784, 128, 10], 4 * 100_352 + 6 * 1280), ([4, 3, 2, 1], 48 + 36 + 12),
    ])
  func `four operations for a weight of the first layer, six for any other`(sizes: [Int], expected: Int) {
    #expect(Layer.trainingOperations(Layer.chain(sizes)) == expected)
  }

  /// [outputs, channels, places] outside, [outputs, places, channels] inside.
  @Test(arguments: [
    (1, 1, 1), (3, 1, 7), (10, 7, 1), (33, 2, 9), (48, 24, 25), (65, 5, 3), (31, 33, 8),
  ])
  func `channels are outermost in arrays and innermost in the vector`(
    outputs: Int, channels: Int, places: Int
  ) {
    let inputs = channels * places
    let layer = DenseLayout.chain([3, inputs, outputs])[1]
    let weights = (0..<outputs * inputs).map { Float($0 + 1) }
    let bias = (0..<outputs).map { -Float($0 + 1) }
    var vector = Vector(count: layer.biasIndex(output: 0) + (outputs + 31) / 32 * 32)
    layer.store(weights: weights.span, bias: bias.span, channels: channels, in: &vector)
    for output in 0..<outputs {
      for channel in 0..<channels {
        for place in 0..<places {
          let index = layer.weightIndex(output: output, input: place * channels + channel)
          #expect(vector[index] == weights[(output * channels + channel) * places + place])
        }
      }
    }
    #expect(layer.weights(in: vector, channels: channels) == weights)
    #expect(layer.bias(in: vector) == bias)
  }

  @Test func `inputs that are no image of so many channels trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = DenseLayout.chain([5, 2])[0].weights(in: Vector(count: 1_000), channels: 2)
    }
  }

  @Test func `impossible networks trap`() async {
    await #expect(processExitsWith: .failure) { _ = DenseLayout.chain([784]) }
    await #expect(processExitsWith: .failure) { _ = DenseLayout.chain([784, 0, 10]) }
    await #expect(processExitsWith: .failure) {
      _ = DenseLayout.chain([3, 2])[0].weightIndex(output: 2, input: 0)
    }
  }
}
