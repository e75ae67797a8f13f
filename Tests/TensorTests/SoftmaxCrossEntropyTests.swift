// Softmax with cross-entropy: against the slow twin, and the properties that hold for any logits.

import Foundation
import Random
import Tensor
import Testing

/// Logits [B, C] of some spread, with labels.
private struct Logits: CustomTestStringConvertible {
  let batch: Int
  let classes: Int
  /// Logits are in -spread ... spread.
  let spread: Float

  var testDescription: String { "\(batch) x \(classes), +-\(spread)" }

  static let all = [0, 1, 7, 33].flatMap { batch in
    [1, 2, 10, 33, 127].flatMap { classes in
      [Float(1), 30, 1e4].map { Logits(batch: batch, classes: classes, spread: $0) }
    }
  }

  var values: [Float] {
    var generator = SeededGenerator(seed: 1, stream: UInt64(classes))
    return (0..<batch * classes).map { _ in generator.uniform(-spread, spread) }
  }

  var matrix: Matrix { Matrix(rows: batch, columns: classes, values) }

  /// Every class is a label in turn, the largest logit's and the smallest's among them.
  var labels: [UInt8] { (0..<batch).map { UInt8($0 * 5 % classes) } }

  /// The logits of each example in Double.
  var rows: [[Double]] {
    (0..<batch).map { row in values[row * classes..<(row + 1) * classes].map(Double.init) }
  }
}

/// Rounding errors of softmax, with u and γ as in `RoundingBound`.
///
/// With dᵢ = zᵢ − max z, D the largest |dᵢ|: dᵢ is rounded once, which moves exp dᵢ by u D relative to
/// itself; exp and log are taken to be good to two units in the last place, 4u. So each exponential is good
/// to u (D + 4), and their sum of C terms to u (D + 4 + C); their quotient to both and a rounding.
private struct SoftmaxBound {
  let sum: Double
  let probability: Double
  /// What an underflowing exponential may lose.
  let underflow = Double(Float.leastNormalMagnitude)

  init(_ logits: [Double]) {
    let distance = (logits.max() ?? 0) - (logits.min() ?? 0)
    sum = RoundingBound.gamma(1) * (distance + 4 + Double(logits.count))
    probability = sum + RoundingBound.gamma(1) * (distance + 5)
  }
}

@Suite struct SoftmaxCrossEntropyTests {
  @Test(arguments: Logits.all)
  private func probabilities(logits: Logits) {
    var matrix = logits.matrix
    Engine(threads: 1).softmax(&matrix)
    for (row, exactLogits) in logits.rows.enumerated() {
      let found = (0..<logits.classes).map { matrix[row, $0] }
      let exact = Reference.softmax(exactLogits)
      let bound = SoftmaxBound(exactLogits)
      let outside = firstOutside(
        found, exact: exact, within: exact.map { bound.probability * $0 + bound.underflow })
      #expect(outside == nil, "row \(row): \(outside ?? "")")
      // Each quotient is rounded by itself, and their common divisor is a sum of C terms.
      let total = found.reduce(0) { $0 + Double($1) }
      #expect(abs(total - 1) <= RoundingBound.gamma(logits.classes + 1))
      #expect(found.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  /// The loss is log Σ exp dⱼ − d_y: the logarithm of a sum good to `bound.sum` and rounded in the last
  /// place, d_y and the difference each rounded once. The gradient is (p − 1 or 0) / B: rounded as p is,
  /// then by the subtraction, by 1 / B and by the product with it.
  @Test(arguments: Logits.all)
  private func `loss and gradient`(logits: Logits) {
    var gradient = logits.matrix
    var losses = [Float](repeating: .nan, count: logits.batch + 3)
    let correct = Engine(threads: 1).softmaxCrossEntropy(
      &gradient, labels: logits.labels, losses: &losses)
    var expectedCorrect = 0
    for (row, exactLogits) in logits.rows.enumerated() {
      let label = Int(logits.labels[row])
      let exactLoss = Reference.crossEntropy(exactLogits, label: label)
      let bound = SoftmaxBound(exactLogits)
      let distance = (exactLogits.max() ?? 0) - exactLogits[label]
      let logarithm = exactLoss - distance
      let lossBound =
        bound.sum + RoundingBound.gamma(4) * logarithm + RoundingBound.gamma(1) * (distance + exactLoss)
      #expect(abs(Double(losses[row]) - exactLoss) <= lossBound, "row \(row) of \(logits)")
      #expect(losses[row] >= 0)

      let share = 1 / Double(logits.batch)
      let exactProbabilities = Reference.softmax(exactLogits)
      let exact = exactProbabilities.enumerated().map { share * ($1 - ($0 == label ? 1 : 0)) }
      let bounds = zip(exact, exactProbabilities).map {
        share * (bound.probability * $1 + bound.underflow) + RoundingBound.gamma(3) * abs($0)
      }
      let found = (0..<logits.classes).map { gradient[row, $0] }
      let outside = firstOutside(found, exact: exact, within: bounds)
      #expect(outside == nil, "row \(row): \(outside ?? "")")
      // In exact arithmetic the gradient of a row sums to zero; its magnitudes sum to at most 2 / B.
      let sum = found.reduce(0) { $0 + Double($1) }
      #expect(abs(sum) <= 2 * share * RoundingBound.gamma(logits.classes + 4))
      if exactLogits.firstIndex(of: exactLogits.max() ?? 0) == label { expectedCorrect += 1 }
    }
    #expect(correct == expectedCorrect)
    // There is room for more losses than examples; the rest is left alone.
    #expect(losses.dropFirst(logits.batch).allSatisfy { $0.isNaN })
  }

  /// Numbers that a formula without the largest logit taken out cannot give: exp 10,000 is infinite, log exp
  /// −10,000 is that of zero.
  @Test func `huge logits stay finite`() {
    var logits = Matrix(rows: 3, columns: 2, [1e4, -1e4, 1e4, -1e4, -1e4, -1e4])
    var losses: [Float] = [0, 0, 0]
    let correct = Engine(threads: 1).softmaxCrossEntropy(&logits, labels: [0, 1, 0], losses: &losses)
    #expect(losses[0] == 0)
    #expect(losses[1] == 2e4)
    #expect(abs(losses[2] - 0.693_147_2) < 1e-6)
    #expect(logits.elements.map { $0 * 3 } == [0, 0, 1, -1, -0.5, 0.5])
    // The second example is wrong; the third is right because the first of equals counts.
    #expect(correct == 2)
  }

  /// Adding the same number to all logits of an example changes nothing: with logits near 10,000 a loss of a
  /// millionth must not drown in their rounding. These logits and their differences are exact.
  @Test(arguments: [Float(0), 64, -64, 8192, -8192])
  func `loss does not depend on the level of the logits`(level: Float) {
    var logits = Matrix(rows: 1, columns: 3, [level + 14, level, level + 2])
    var losses: [Float] = [0]
    _ = Engine(threads: 1).softmaxCrossEntropy(&logits, labels: [0], losses: &losses)
    let exact = Reference.crossEntropy([14, 0, 2], label: 0)
    #expect(abs(Double(losses[0]) - exact) <= SoftmaxBound([14, 0, 2]).sum)
  }

  @Test func `not a number is not hidden`() {
    for poison in [Float.nan, .infinity] {
      var logits = Matrix(rows: 1, columns: 3, [0, poison, 1])
      var losses: [Float] = [0]
      _ = Engine(threads: 1).softmaxCrossEntropy(&logits, labels: [0], losses: &losses)
      #expect(!losses[0].isFinite)
    }
  }

  @Test func `largest column is the first of equals`() {
    let engine = Engine(threads: 1)
    let matrix = Matrix(rows: 3, columns: 4, [1, 3, 3, 2, -1, -2, -3, -4, 0, 0, 0, 7])
    #expect((0..<3).map { engine.largestColumn(of: matrix, row: $0) } == [1, 0, 3])
  }

  @Test func `label outside the classes traps`() async {
    await #expect(processExitsWith: .failure) {
      var logits = Matrix(rows: 1, columns: 3)
      var losses: [Float] = [0]
      _ = Engine(threads: 1).softmaxCrossEntropy(&logits, labels: [3], losses: &losses)
    }
  }

  /// Two equal logits have a probability of a half each, which is too much; log 0.49 and log 0.51 are on either side.
  @Test(
    arguments: [
      ([0, 0], 0), ([0, 0, 0], 1), ([0.49, 0.48, 0.03], 1), ([0.03, 0.51, 0.46], 0), ([0.55, 0.45], 0),
    ] as [([Float], Int)])
  func `half of the probability is too much for no class`(values: [Float], expected: Int) {
    let logits = values[0] == 0 ? values : values.map { Float(log(Double($0))) }
    var matrix = Matrix(rows: 1, columns: values.count, logits)
    var losses: [Float] = [0]
    let right = Engine(threads: 1).softmaxCrossEntropy(&matrix, labels: [0], losses: &losses, smoothing: [1])
    #expect(right == expected)
  }

  /// Without a class the target is the same for all: the loss is the cross-entropy against it, and right is who gives no
  /// class half of the probability.
  @Test func `examples of no class ask for uncertainty`() {
    let values: [Float] = [3, 0, 0, 0.1, 0, -0.1, 0.5, -1, 2]
    var logits = Matrix(rows: 3, columns: 3, values)
    var losses = [Float](repeating: 0, count: 3)
    let right = Engine(threads: 1).softmaxCrossEntropy(
      &logits, labels: [2, 2, 2], losses: &losses, smoothing: [1, 1, 0])
    #expect(right == 2, "the first is sure, the second is not, the third is read right")
    for row in 0..<3 {
      let z = values[3 * row..<3 * row + 3].map(Double.init)
      let p = Reference.softmax(z)
      let target: [Double] = row < 2 ? [1, 1, 1].map { $0 / 3 } : [0, 0, 1]
      let loss = zip(target, (0..<3).map { Reference.crossEntropy(z, label: $0) }).reduce(0) {
        $0 + $1.0 * $1.1
      }
      #expect(abs(Double(losses[row]) - loss) < 1e-6)
      for column in 0..<3 {
        #expect(abs(Double(logits[row, column]) - (p[column] - target[column]) / 3) < 1e-7)
      }
    }
  }
}
