// What a rung of the ladder is to the table: a step with its own copy of the factors, the first step to be held
// against, and the yardsticks of its speed.

import Formats
import Tensor

/// A step made ready: factors laid out as it reads them, which is not part of its time.
struct LadderWork {
  let run: () -> Void
  /// What the last run computed, in the order of the first step.
  let result: () -> [Float]

  init(run: @escaping () -> Void, result: @escaping () -> [Float]) { (self.run, self.result) = (run, result) }

  /// The work of a function and how its result is laid out as the first step's.
  init<Result>(_ compute: @escaping () -> Result, _ layOut: @escaping (Result) -> [Float]) {
    var result: Result?
    self.init(run: { result = compute() }, result: { result.map(layOut) ?? [] })
  }
}

/// One of the products that a ladder leads to.
struct LadderProduct {
  let name: String
  /// Examples that steps are timed on, and those that they are checked on.
  let batch, checkedBatch: Int
  /// Floating-point operations for `batch`, a multiply-add counting as two and zeros counting as others do.
  let operations: Double
  /// The first step for so many examples.
  let first: (Int) -> LadderWork
  /// The product for so many examples in Double, and how far rounding may take a Float from it.
  let twin: (Int) -> (exact: [Double], bounds: [Double])
}

/// One line of the table.
struct LadderRung: BenchRow {
  let product: LadderProduct
  /// `3 vectors`.
  let step: String
  /// With the instruction set and the threads that the step uses.
  let engine: Engine
  /// With the widest instruction set, on as many threads.
  let widest: Engine
  /// The step for so many examples; nil for the first.
  let work: ((Int) -> LadderWork)?

  var label: [String] { [product.name, step] }

  /// Holds the first step against Double and any other against the first. Of two that are each within a bound of the
  /// exact result, one is within twice the bound of the other.
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
