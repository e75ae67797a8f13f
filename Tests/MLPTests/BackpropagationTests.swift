// The gradient against finite differences in Double, for every weight and bias of small networks.

import IDX
import Random
import Storage
import Tensor
import Testing

@testable import MLP

/// A small network, a batch for it and its loss in Double by the slow twins alone.
private struct SmallProblem: CustomTestStringConvertible {
  let name: String
  let sizes: [Int]
  let batch: Int
  /// Inputs are in 0 ..< `largestInput`; 0 leaves the biases alone to act.
  let largestInput: Float
  /// What the units of the first layer see.
  var receptiveField: ReceptiveField?

  var testDescription: String { "\(name) \(sizes)" }

  static let all = [
    SmallProblem(name: "two hidden layers", sizes: [5, 7, 6, 4], batch: 9, largestInput: 1),
    SmallProblem(name: "no hidden layer", sizes: [5, 4], batch: 9, largestInput: 1),
    SmallProblem(name: "biases alone", sizes: [5, 7, 6, 4], batch: 9, largestInput: 0),
    SmallProblem(name: "one of everything", sizes: [1, 1, 1, 2], batch: 1, largestInput: 1),
    SmallProblem(name: "wider than a panel", sizes: [3, 35, 4], batch: 5, largestInput: 1),
    SmallProblem(
      name: "windows", sizes: [48, 35, 4], batch: 5, largestInput: 1,
      receptiveField: ReceptiveField(side: 2, imageWidth: 6, imageHeight: 8)),
  ]

  var labels: [UInt8] { (0..<batch).map { UInt8($0 % sizes[sizes.count - 1]) } }

  var inputs: [Float] {
    var generator = SeededGenerator(seed: 4)
    return (0..<batch * sizes[0]).map { _ in generator.uniform(0, largestInput) }
  }

  /// Weights as He's and biases that are not zero.
  var network: Network {
    var generator = SeededGenerator(seed: 3)
    var network = Network(layerSizes: sizes, receptiveField: receptiveField, using: &generator)
    for layer in network.layers.map(\.parameters) {
      for output in 0..<layer.outputs {
        network.parameters[layer.biasIndex(output: output)] = generator.uniform(0.1, 0.5)
      }
    }
    return network
  }
}

/// Parameters of a network in Double: [O, I] and [O] of each layer.
private struct DoubleNetwork {
  let sizes: [Int]
  var layers: [(weight: [Double], bias: [Double])]

  init(_ tensors: LayerTensors) {
    sizes = tensors.sizes
    layers = tensors.layers.map { ($0.weight.map(Double.init), $0.bias.map(Double.init)) }
  }

  /// The mean loss of a batch, and the smallest distance of any ReLU from its kink. `masks` are what each hidden
  /// layer's units [B, units] are multiplied by.
  func loss(
    _ inputs: [Double], labels: [UInt8], masks: [[Double]]
  ) -> (mean: Double, kinkDistance: Double) {
    var values = inputs
    var kinkDistance = Double.infinity
    for (index, layer) in layers.enumerated() {
      let sums = Reference.forward(
        values, layer.weight, layer.bias, batch: labels.count, inputs: sizes[index],
        outputs: sizes[index + 1], relu: false)
      let isLast = index == layers.count - 1
      if !isLast { kinkDistance = min(kinkDistance, sums.map(abs).min() ?? .infinity) }
      values = isLast ? sums : zip(sums, masks[index]).map { max(0, $0) * $1 }
    }
    let classes = sizes[sizes.count - 1]
    let losses = labels.enumerated().map { row, label in
      Reference.crossEntropy(Array(values[row * classes..<(row + 1) * classes]), label: Int(label))
    }
    return (losses.reduce(0, +) / Double(labels.count), kinkDistance)
  }
}

@Suite struct BackpropagationTests {
  /// Central differences of step h err by h²/6, 2e-11, times the third derivative, and by 2⁻⁵³ L / h, 2e-11,
  /// as long as no ReLU crosses its kink: the parameters move sums by h times values of a few, and every sum
  /// is required to be 100 h from zero. Both are lost in the tolerance, which is that of the Float gradient.
  ///
  /// The Float gradient is a chain of sums whose roundings, by the argument of Higham's lemma 3.1, add up:
  /// at most Σ (inputs + 1) forward, the softmax of C classes with about C + 10, Σ outputs back and B over
  /// the batch. Each is 2⁻²⁴ of a value that is below 4 here.
  @Test(arguments: SmallProblem.all)
  fileprivate func everyParameterAgreesWithFiniteDifferences(problem: SmallProblem) throws {
    try expectAgreement(problem, dropout: nil)
  }

  /// Dropout draws the same mask for the same examples in each pass of an epoch.
  @Test(arguments: [SmallProblem.all[0], SmallProblem.all[4]])
  fileprivate func everyParameterAgreesWhenUnitsAreDropped(problem: SmallProblem) throws {
    var options = TrainingOptions()
    options.dropout = 0.4
    try expectAgreement(
      problem, dropout: HiddenDropout(options, examples: Array(0..<problem.batch), epoch: 1))
  }

  private func expectAgreement(_ problem: SmallProblem, dropout: HiddenDropout?) throws {
    let network = problem.network
    let inputs = problem.inputs.map(Double.init)
    let step = 1e-5
    let exact = DoubleNetwork(network.tensors)
    let engine = testEngine(threads: 1)
    let masks = problem.sizes.dropFirst().dropLast().enumerated().map { layer, units in
      var mask = Matrix(
        rows: problem.batch, columns: units, [Float](repeating: 1, count: problem.batch * units))
      dropout?.apply(to: &mask, layer: layer, on: engine)
      return mask.elements.map(Double.init)
    }
    if dropout != nil { try #require(masks.allSatisfy { Set($0).count == 2 }, "drop some, and not all") }
    let loss = exact.loss(inputs, labels: problem.labels, masks: masks)
    try #require(loss.kinkDistance > 100 * step, "choose other seeds: a ReLU is too close to its kink")
    let roundings = problem.sizes.reduce(0) { $0 + 2 * $1 } + problem.batch + 10
    let tolerance = 4 * Double(roundings) * 0x1p-24

    var pass = Backpropagation(for: network, capacity: problem.batch)
    pass.activations[0] = Matrix(rows: problem.batch, columns: problem.sizes[0], problem.inputs)
    _ = pass.forward(
      network, labels: problem.labels, smoothing: problem.labels.map { _ in 0 }, dropout: dropout, on: engine)
    pass.backward(network, on: engine)
    let gradient = network.tensors(in: pass.gradient)

    let meanLoss = pass.losses.reduce(0) { $0 + Double($1) } / Double(problem.batch)
    #expect(abs(meanLoss - loss.mean) < tolerance)

    var nudged = exact
    func difference(_ parameter: WritableKeyPath<DoubleNetwork, Double>) -> Double {
      let value = nudged[keyPath: parameter]
      nudged[keyPath: parameter] = value + step
      let above = nudged.loss(inputs, labels: problem.labels, masks: masks).mean
      nudged[keyPath: parameter] = value - step
      let below = nudged.loss(inputs, labels: problem.labels, masks: masks).mean
      nudged[keyPath: parameter] = value
      return (above - below) / (2 * step)
    }
    var largest = 0.0
    for (l, layer) in gradient.layers.enumerated() {
      let shape = network.layers[l].parameters
      for (i, found) in layer.weight.enumerated() {
        guard shape.inputs(seenBy: i / shape.inputs).contains(where: { $0.contains(i % shape.inputs) }) else {
          // Moving what is zero for good.
          #expect(found == 0, "weight \(i) of layer \(l)")
          continue
        }
        let expected = difference(\.layers[l].weight[i])
        #expect(abs(Double(found) - expected) < tolerance, "weight \(i) of layer \(l)")
        largest = max(largest, abs(expected))
      }
      for (i, found) in layer.bias.enumerated() {
        let expected = difference(\.layers[l].bias[i])
        #expect(abs(Double(found) - expected) < tolerance, "bias \(i) of layer \(l)")
        largest = max(largest, abs(expected))
      }
      if problem.largestInput == 0, l == 0 { #expect(layer.weight.allSatisfy { $0 == 0 }) }
    }
    // A gradient of nothing but zeros would prove nothing.
    #expect(largest > 1_000 * tolerance)
  }

  /// The memory of a pass is used again and again: what a larger batch left in it must not reach a smaller
  /// one.
  @Test func `smaller batch after a larger one is as if alone`() {
    let problem = SmallProblem.all[0]
    let network = problem.network
    let engine = testEngine(threads: 1)
    func gradient(afterLargerBatch: Bool) -> Vector {
      var pass = Backpropagation(for: network, capacity: 9)
      if afterLargerBatch {
        pass.activations[0] = Matrix(rows: 9, columns: 5, problem.inputs)
        _ = pass.forward(network, labels: problem.labels, on: engine)
        pass.backward(network, on: engine)
      }
      pass.activations[0] = Matrix(rows: 2, columns: 5, Array(problem.inputs.suffix(10)))
      _ = pass.forward(network, labels: [1, 3], on: engine)
      pass.backward(network, on: engine)
      return pass.gradient
    }
    #expect(gradient(afterLargerBatch: true) == gradient(afterLargerBatch: false))
  }

  @Test func `load takes the chosen pictures as shares of one`() {
    var generator = SeededGenerator(seed: 1)
    let network = Network(layerSizes: [2, 2], using: &generator)
    let examples = LabeledImages(
      images: ByteBuffer([0, 255, 51, 102, 255, 0]), labels: [0, 1, 0], rows: 1, columns: 2, classCount: 2)
    var pass = Backpropagation(for: network, capacity: 3)
    pass.load([2, 1], of: examples, on: testEngine(threads: 1))
    #expect(pass.activations[0].elements == [1, 0, 51, 102].map { $0 == 1 ? 1 : $0 * Network.inputScale })
  }
}
