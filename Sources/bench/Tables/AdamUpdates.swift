// One Adam step on all parameters of a network, on one thread.

import Formats
import MLP
import Random
import Tensor

extension BenchTable {
  static let adam = BenchTable(
    name: "adam", title: "Adam's update, one thread",
    note: "Parameters, gradient and both moments are read, all but the gradient written.",
    columns: [.words("network"), .figures("parameters")] + TimeUnit.microseconds.columns
      + [.figures("ns per parameter")],
    rows: { sitting in
      [[784, 128, 128, 10], [784, 512, 512, 10], [784, 2048, 2048, 10]].map {
        AdamRow(layerSizes: $0, engine: sitting.engine())
      }
    })
}

private struct AdamRow: BenchRow {
  let layerSizes: [Int]
  let engine: Engine

  private static let learningRate = 0.001

  private func network(_ sizes: [Int]) -> Network {
    var generator = SeededGenerator(seed: 1)
    return Network(layerSizes: sizes, using: &generator)
  }

  private func gradient(for network: Network, seed: UInt64) -> Vector {
    var generator = SeededGenerator(seed: seed)
    var gradient = Vector(count: network.parameters.count)
    for index in 0..<gradient.count { gradient[index] = generator.uniform(-1, 1) }
    return gradient
  }

  var label: [String] {
    let layers = DenseLayout.chain(layerSizes)
    return [
      layerSizes.map(String.init).joined(separator: "-"),
      NumberFormat.grouped(layers.reduce(0) { $0 + $1.parameterCount }),
    ]
  }

  func check(_ checks: inout Checks) {
    // As many layers, but narrow: the update depends on widths only in where ranges start and end.
    var network = network([layerSizes[0]] + layerSizes.dropFirst().map { min($0, 128) })
    var adam = Adam(for: network)
    var twins = network.parameters.elements.map { AdamTwin(value: Double($0)) }
    for step in 1...3 {
      let gradient = gradient(for: network, seed: UInt64(step))
      adam.update(&network, gradient: gradient, learningRate: Self.learningRate, on: engine)
      for index in twins.indices { twins[index].update(Double(gradient[index]), Self.learningRate, adam) }
    }
    // Parameters only, without the padding between the layers, which never has a gradient.
    let indices = network.layers.map(\.parameters).flatMap { layer in
      (0..<layer.outputs).flatMap { output in
        (0..<layer.inputs).map { layer.weightIndex(output: output, input: $0) }
          + [layer.biasIndex(output: output)]
      }
    }
    checks.compare(
      indices.map { network.parameters[$0] }, with: indices.map { twins[$0].value },
      within: indices.map { twins[$0].bound }, "three steps of Adam for \(network.layerSizes)")
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    var network = network(layerSizes)
    var adam = Adam(for: network)
    let gradient = gradient(for: network, seed: 1)
    let count = network.parameterCount
    let time = try stopwatch.time([
      { adam.update(&network, gradient: gradient, learningRate: Self.learningRate, on: engine) }
    ])[0]
    return TimeUnit.microseconds.cells(time)
      + [NumberFormat.fixed(time.median / Double(count) * 1e9, places: 3)]
  }
}

/// One parameter in Double, and the rounding error bound for its Float counterpart.
private struct AdamTwin {
  var value: Double
  private(set) var bound = 0.0
  private var firstMoment = 0.0
  private var secondMoment = 0.0
  /// The first moment of |g|, to which the rounding errors of the first moment are relative.
  private var magnitude = 0.0

  init(value: Double) { self.value = value }

  /// Takes the step that `adam` has just taken.
  mutating func update(_ gradient: Double, _ learningRate: Double, _ adam: Adam) {
    let before = value
    Reference.adam(
      &value, gradient, &firstMoment, &secondMoment, t: adam.step, learningRate: learningRate,
      beta1: adam.beta1, beta2: adam.beta2, epsilon: adam.epsilon, weightDecay: adam.weightDecay)
    magnitude = adam.beta1 * magnitude + (1 - adam.beta1) * gradient.magnitude
    // Each step rounds a moment at most four times: decay, share, product and sum. The root halves the error
    // accumulated in the second moment. Eight more roundings for g², the three coefficients, root, product, sum and
    // quotient, and one for the product with the step size. Then two for the parameter itself: its retention and the
    // difference.
    let roundings = 4 * adam.step + 2 * adam.step + 9
    let stepSize = firstMoment == 0 ? 0 : (value - before).magnitude * magnitude / firstMoment.magnitude
    bound += ErrorBound.gamma(roundings) * stepSize + ErrorBound.gamma(2) * (before.magnitude + stepSize)
  }
}
