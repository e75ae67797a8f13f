// The fitted temperature: where it is known in closed form, at its bounds, and against a search without derivatives.

import Foundation
import IDX
import Random
import Storage
import Tensor
import Testing

@testable import MLP

@Suite struct TemperatureTests {
  /// Ten examples with logits (2, 0), eight of class 0: σ(2 / T) = 0.8, so that T = 2 / log 4. With the same logits
  /// in another scale T scales along.
  @Test(arguments: [Float(0.035), 0.04, 0.5, 1, 2, 8, 13, 13.8])
  func `two classes in closed form`(scale: Float) {
    let logits = LabeledLogits(
      classCount: 2, labels: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
      values: (0..<10).flatMap { _ in [2 * scale, 0] })
    #expect(abs(logits.fittedTemperature() / (2 * Double(scale) / log(4)) - 1) < 1e-12)
  }

  /// Random logits in five classes, some of them sure and wrong: no temperature nearby has a smaller loss.
  @Test(arguments: 1...5)
  func `no neighbour is better`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let labels = (0..<200).map { _ in UInt8(generator.integer(below: 5)) }
    var values: [Float] = []
    for label in labels {
      for number in 0..<5 { values.append(4 * generator.normal() + (number == Int(label) ? 3 : 0)) }
    }
    let logits = LabeledLogits(classCount: 5, labels: labels, values: values)
    let temperature = logits.fittedTemperature()
    func loss(at temperature: Double) -> Double {
      Evaluation(Predictions(logits, temperature: temperature)).loss
    }
    #expect(temperature > 1)
    #expect(loss(at: temperature) < loss(at: temperature * 1.001))
    #expect(loss(at: temperature) < loss(at: temperature * 0.999))
    #expect(loss(at: temperature) < loss(at: 1))
  }

  @Test func `bounds where there is no minimum`() {
    let right = LabeledLogits(classCount: 2, labels: [0, 1], values: [3, 0, 0, 3])
    #expect(right.fittedTemperature() == LabeledLogits.temperatures.lowerBound)
    let wrong = LabeledLogits(classCount: 2, labels: [1, 0], values: [3, 0, 0, 3])
    #expect(wrong.fittedTemperature() == LabeledLogits.temperatures.upperBound)
  }

  /// Two classes, all N right with logits (2, 0): σ(2 / T) = 1 - s / 2 for smoothed labels.
  @Test(arguments: [0.5, 0.01])
  func `right about everything`(smoothing: Double) {
    let logits = LabeledLogits(classCount: 2, labels: [0, 0, 0], values: [2, 0, 2, 0, 2, 0])
    let certainty = 1 - smoothing / 2
    let expected = 2 / log(certainty / (1 - certainty))
    #expect(abs(logits.fittedTemperature(smoothing: smoothing) / expected - 1) < 1e-8)
  }

  /// Three classes, all right with logits (3, 1, -4): the slope of the smoothed loss is zero.
  @Test(arguments: [0.5, 0.1])
  func `smoothed labels spread over all classes`(smoothing: Double) {
    let z = [3.0, 1, -4]
    let logits = LabeledLogits(classCount: 3, labels: [0, 0], values: (z + z).map { Float($0) })
    let temperature = logits.fittedTemperature(smoothing: smoothing)
    let weights = z.map { exp($0 / temperature) }
    let mean = zip(z, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    // The targets are 1 - s + s / 3, s / 3 and s / 3; the logits sum to zero.
    #expect(abs(mean - (1 - smoothing) * 3) < 1e-9)
  }

  /// Nothing to fit, or nothing that a temperature would change.
  @Test(arguments: [
    LabeledLogits(classCount: 3, labels: [], values: []),
    LabeledLogits(classCount: 2, labels: [0, 1], values: [1, 1, -4, -4]),
    LabeledLogits(classCount: 2, labels: [0, 0], values: [.nan, 1, .infinity, 0]),
  ])
  func `one where nothing can be said`(logits: LabeledLogits) {
    #expect(logits.fittedTemperature() == 1)
  }

  @Test func `examples that are no numbers are left out`() {
    let logits = LabeledLogits(
      classCount: 2, labels: [0, 0, 0, 1, 1], values: [2, 0, 2, 0, 2, 0, 2, 0, .nan, .infinity])
    #expect(abs(logits.fittedTemperature() - 2 / log(3)) < 1e-8)
  }

  /// The network's own probabilities at a temperature are those of its logits divided by it, in Double.
  @Test(arguments: [Float(0.25), 1, 3])
  func `network applies it`(temperature: Float) {
    var generator = SeededGenerator(seed: 7)
    let network = Network(layerSizes: [4, 3], using: &generator)
    let engine = testEngine(threads: 1)
    let batch = Matrix(rows: 2, columns: 4, [1, 0, 0.5, 0, 0, 1, 0, 1])
    let scaled: [Double] = network.logits(of: batch, on: engine).elements.map {
      exp(Double($0 / temperature))
    }
    let sums = [scaled[..<3].reduce(0, +), scaled[3...].reduce(0, +)]
    let expected: [Double] = scaled.indices.map { scaled[$0] / sums[$0 / 3] }
    let found = network.probabilities(of: batch, on: engine, temperature: temperature).elements
    let isClose = zip(found, expected).allSatisfy { abs(Double($0) - $1) < 1e-6 }
    #expect(isClose, "\(found) is not \(expected)")
  }

  /// The smallest of all temperatures makes a certainty, not NaN.
  @Test func `tiniest temperature`() {
    let network = Network(
      LayerTensors(sizes: [1, 3], layers: [.init(weight: [1, 2, 3], bias: [0, 0, 0])]))
    let found = network.probabilities(
      of: Matrix(rows: 1, columns: 1, [1]), on: testEngine(threads: 1), temperature: .leastNonzeroMagnitude)
    #expect(found.elements == [0, 0, 1])
  }
}
