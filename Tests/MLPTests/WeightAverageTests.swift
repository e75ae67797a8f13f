// The average of the weights: against its definition, from the first step on.

import Random
import Tensor
import Testing

@testable import MLP

@Suite struct WeightAverageTests {
  private static func network(seed: UInt64) -> Network {
    var generator = SeededGenerator(seed: seed)
    return Network(layerSizes: [9, 7, 3], using: &generator)
  }

  @Test(arguments: [0.5, 0.9, 0.999], [1, 2, 10])
  func `is the weighted mean of all steps`(decay: Double, steps: Int) {
    let engine = testEngine(threads: 1)
    var average = WeightAverage(of: Self.network(seed: 99), decay: decay)
    let networks = (1...steps).map { Self.network(seed: UInt64($0)) }
    for network in networks { average.add(network, on: engine) }
    // Σ dᵗ⁻ˢ wₛ / Σ dᵗ⁻ˢ.
    var (sums, total, weight) = ([Double](repeating: 0, count: 256), 0.0, 1.0)
    for network in networks.reversed() {
      for (i, value) in network.tensors.layers.flatMap({ Array($0.weight) + Array($0.bias) }).enumerated() {
        sums[i] += weight * Double(value)
      }
      total += weight
      weight *= decay
    }
    let found = average.network.tensors.layers.flatMap { Array($0.weight) + Array($0.bias) }
    for (i, value) in found.enumerated() { #expect(abs(Double(value) - sums[i] / total) < 1e-5) }
    #expect(average.step == steps)
  }

  @Test func `nothing of the start counts`() {
    var average = WeightAverage(of: Self.network(seed: 99), decay: 0.999)
    let first = Self.network(seed: 1)
    average.add(first, on: testEngine(threads: 1))
    #expect(average.network == first)
  }

  @Test func `keeping all traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = WeightAverage(of: Self.network(seed: 1), decay: 1)
    }
  }
}
