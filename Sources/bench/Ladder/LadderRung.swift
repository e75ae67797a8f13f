// A rung of the ladder as a table row: a step with its own copy of the factors, the first step to compare it with, and
// the engines whose peaks its speed is measured against.

import Formats
import Tensor

/// A step ready to run. Its factors are laid out in advance, which is not part of its time.
struct LadderWork {
  let run: () -> Void
  /// The result of the last run, in the layout of the first step.
  let result: () -> [Float]

  init(run: @escaping () -> Void, result: @escaping () -> [Float]) { (self.run, self.result) = (run, result) }

  /// A step that calls `compute`, and a function that converts its result to the layout of the first step.
  init<Result>(_ compute: @escaping () -> Result, _ layOut: @escaping (Result) -> [Float]) {
    var result: Result?
    self.init(run: { result = compute() }, result: { result.map(layOut) ?? [] })
  }
}

/// The product that a ladder computes.
struct LadderProduct {
  let name: String
  /// The number of examples for timing, and for checking.
  let batch, checkedBatch: Int
  /// Floating-point operations for `batch`, two for each multiply-add, including those with zeros.
  let operations: Double
  /// The first step for a given number of examples.
  let first: (Int) -> LadderWork
  /// The product in Double for a given number of examples, and its rounding error bounds.
  let twin: (Int) -> (exact: [Double], bounds: [Double])
}

/// One row of the table.
struct LadderRung: BenchRow {
  let product: LadderProduct
  /// The name of the step, such as `3 vectors`.
  let step: String
  /// An engine with the instruction set and the threads that the step uses.
  let engine: Engine
  /// An engine with the widest instruction set and as many threads.
  let widest: Engine
  /// The step for a given number of examples; nil for the first step.
  let work: ((Int) -> LadderWork)?

  var label: [String] { [product.name, step] }

  /// Compares the first step with the reference in Double, and any other step with the first. Two results that are each
  /// within a bound of the exact result are within twice the bound of each other.
  func check(_ checks: inout Checks) {
    let (first, twin) = (product.first(product.checkedBatch), product.twin(product.checkedBatch))
    first.run()
    guard let work = work?(product.checkedBatch) else {
      return checks.compare(
        first.result(), with: twin.exact, within: twin.bounds, label.joined(separator: ", "))
    }
    work.run()
    checks.compare(
      work.result(), with: first.result().map(Double.init), within: twin.bounds.map { 2 * $0 },
      label.joined(separator: ", "))
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let first = product.first(product.batch)
    let later = work.map { $0(product.batch) }
    let times = try stopwatch.time(
      [{ _ = engine.peakBurst() }, { _ = widest.peakBurst() }, first.run] + (later.map { [$0.run] } ?? []))
    let time = times[times.count - 1]
    let widestShare = throughput(time, on: widest, times[1]).shareOfPeak
    return TimeUnit.microseconds.cells(time) + throughput(time, on: engine, times[0]).rateCells + [
      NumberFormat.percent(widestShare, places: 1),
      NumberFormat.fixed(1 / time.ratio(to: times[2]), places: 1),
    ]
  }

  private func throughput(_ time: Timing, on engine: Engine, _ peakTime: Timing) -> Throughput {
    Throughput(
      time: time, operations: product.operations, peakTime: peakTime,
      peakOperations: Double(engine.peakBurst().operations))
  }
}
