// Softmax, cross-entropy and their gradient.

import Formats
import Random
import Tensor

extension BenchTable {
  static let softmax = BenchTable(
    name: "softmax", title: "Softmax with cross-entropy",
    note: "Loss, derivative by the logits and whether the example was right, for 10 classes.",
    columns: [.figures("batch")] + TimeUnit.microseconds.columns + [.figures("ns per example")],
    rows: { sitting in [32, 128, 512].map { SoftmaxRow(batch: $0, engine: sitting.engine()) } })
}

private struct SoftmaxRow: BenchRow {
  let batch: Int
  let engine: Engine

  private static let classes = 10
  /// Logits are uniform in -range ..< range.
  private static let range: Float = 8

  var label: [String] { ["\(batch)"] }

  private var logits: Matrix {
    var generator = SeededGenerator(seed: 1)
    let elements = (0..<batch * Self.classes).map { _ in generator.uniform(-Self.range, Self.range) }
    return Matrix(rows: batch, columns: Self.classes, elements)
  }

  private var labels: [UInt8] { (0..<batch).map { UInt8($0 % Self.classes) } }

  func check(_ checks: inout Checks) {
    let (logits, labels) = (logits, labels)
    var gradient = logits
    var losses = [Float](repeating: 0, count: batch)
    let correct = engine.softmaxCrossEntropy(&gradient, labels: labels, losses: &losses)

    var twins: [(loss: Double, lossBound: Double, gradient: [Double], gradientBounds: [Double])] = []
    var correctTwins = 0
    for (example, label) in labels.enumerated() {
      let row = (0..<Self.classes).map { Double(logits[example, $0]) }
      if row.firstIndex(of: row.max()!) == Int(label) { correctTwins += 1 }
      let probabilities = Reference.softmax(row)
      let loss = Reference.crossEntropy(row, label: Int(label))
      // A rounding error in an exponent of at most 2 range changes the exponential by the same relative error; the
      // exponential and the logarithm may be off by 4 units, the sum by one per class; then come the quotient, the
      // subtraction of 1 and the division by B.
      let roundings = Int(2 * Self.range) + 4 + Self.classes + 4
      let relative = ErrorBound.gamma(roundings)
      twins.append(
        (
          loss, relative + ErrorBound.gamma(8) * (3 * Double(Self.range) + loss),
          probabilities.indices.map { (probabilities[$0] - ($0 == Int(label) ? 1 : 0)) / Double(batch) },
          probabilities.map { (relative * $0 + ErrorBound.gamma(2)) / Double(batch) }
        ))
    }
    checks.compare(
      losses, with: twins.map(\.loss), within: twins.map(\.lossBound), "losses of a batch of \(batch)")
    checks.compare(
      gradient.elements, with: twins.flatMap(\.gradient), within: twins.flatMap(\.gradientBounds),
      "derivatives of the losses of a batch of \(batch)")
    checks.expect(correct == correctTwins, "\(correct) of \(batch) counted as right, and not \(correctTwins)")
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    // Gradients are fed back as logits: it takes the same time, and copying fresh logits would add to it.
    var logits = logits
    let labels = labels
    var losses = [Float](repeating: 0, count: batch)
    let time = try stopwatch.time([
      { _ = engine.softmaxCrossEntropy(&logits, labels: labels, losses: &losses) }
    ])[0]
    return TimeUnit.microseconds.cells(time)
      + [NumberFormat.fixed(time.median / Double(batch) * 1e9, places: 1)]
  }
}
