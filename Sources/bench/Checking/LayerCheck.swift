// Compares the products of a layer with their references. Large products are sampled: the complete sums of some rows
// and columns, so that a check takes milliseconds where the slow product would take seconds.

import Random
import Tensor

extension LayerOperands {
  /// Runs one product and compares it with its reference.
  mutating func check(_ pass: DensePass, on engine: Engine, _ checks: inout Checks) {
    run(pass, on: engine)
    let name = "\(pass.rawValue) \(shape) on \(engine.instructionSet) with \(engine.threads) threads"
    switch pass {
    case .forward: checkForward(name, &checks)
    case .inputGradient: checkInputGradient(name, &checks)
    case .weightGradient: checkParameterGradient(name, &checks)
    }
  }

  private func checkForward(_ name: String, _ checks: inout Checks) {
    let (rows, columns) = (Self.sample(of: batch), Self.sample(of: layer.outputs))
    let x = rows.flatMap { row in (0..<layer.inputs).map { Double(inputs[row, $0]) } }
    let allWeights = layer.weights(in: parameters).map(Double.init)
    let w = columns.flatMap { allWeights[$0 * layer.inputs..<($0 + 1) * layer.inputs] }
    let b = columns.map { Double(parameters[layer.biasIndex(output: $0)]) }
    func twin(_ x: [Double], _ w: [Double], _ b: [Double]) -> [Double] {
      Reference.forward(x, w, b, batch: rows.count, inputs: layer.inputs, outputs: columns.count, relu: true)
    }
    checks.compare(
      rows.flatMap { row in columns.map { outputs[row, $0] } }, with: twin(x, w, b),
      within: ErrorBound.sums(
        depth: layer.inputs, magnitudes: twin(x.magnitudes, w.magnitudes, b.magnitudes)), name)
  }

  private func checkInputGradient(_ name: String, _ checks: inout Checks) {
    let (rows, columns) = (Self.sample(of: batch), Self.sample(of: layer.inputs))
    let dy = rows.flatMap { row in (0..<layer.outputs).map { Double(outputGradient[row, $0]) } }
    let allWeights = layer.weights(in: parameters).map(Double.init)
    let w = (0..<layer.outputs).flatMap { output in columns.map { allWeights[output * layer.inputs + $0] } }
    let gate = rows.flatMap { row in columns.map { Double(inputs[row, $0]) } }
    func twin(_ dy: [Double], _ w: [Double]) -> [Double] {
      Reference.inputGradient(
        dy, w, gate: gate, batch: rows.count, inputs: columns.count, outputs: layer.outputs)
    }
    checks.compare(
      rows.flatMap { row in columns.map { inputGradient[row, $0] } }, with: twin(dy, w),
      within: ErrorBound.sums(depth: layer.outputs, magnitudes: twin(dy.magnitudes, w.magnitudes)), name)
  }

  private func checkParameterGradient(_ name: String, _ checks: inout Checks) {
    // A sample of the inputs could miss an output's window.
    let columns =
      layer.receptiveField == nil ? Self.sample(of: layer.inputs) : Array(0..<layer.inputs)
    let rows = Self.sample(of: layer.outputs)
    let isSeen = rows.flatMap { output in
      let seen = Set(layer.inputs(seenBy: output).joined())
      return columns.map { seen.contains($0) }
    }
    let dy = (0..<batch).flatMap { example in rows.map { Double(outputGradient[example, $0]) } }
    let x = (0..<batch).flatMap { example in columns.map { Double(inputs[example, $0]) } }
    func twin(_ dy: [Double], _ x: [Double]) -> [Double] {
      let (weights, bias) = Reference.parameterGradient(
        dy, x, batch: batch, inputs: columns.count, outputs: rows.count)
      return zip(weights, isSeen).map { $1 ? $0 : 0 } + bias
    }
    let allWeights = layer.weights(in: parameterGradient)
    let weights = rows.flatMap { output in columns.map { allWeights[output * layer.inputs + $0] } }
    let bias = rows.map { parameterGradient[layer.biasIndex(output: $0)] }
    checks.compare(
      weights + bias, with: twin(dy, x),
      within: ErrorBound.sums(depth: batch, magnitudes: twin(dy.magnitudes, x.magnitudes)), name)
  }

  /// The rows or columns of `count` to compare: all up to 64; beyond that the first 16, 8 from the middle and the last
  /// 40, which include part of the last whole panel and everything after it.
  private static func sample(of count: Int) -> [Int] {
    guard count > 64 else { return Array(0..<count) }
    var generator = SeededGenerator(seed: UInt64(count))
    let between = (0..<8).map { _ in 16 + generator.integer(below: count - 56) }
    return Array(0..<16) + between + Array(count - 40..<count)
  }
}

extension [Double] {
  /// The absolute value of each element.
  var magnitudes: [Double] { map(\.magnitude) }
}
