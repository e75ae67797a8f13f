// The row of all tables that time a training step.

import Formats
import MLP

/// A training step of `work`: time, rate and fraction of the peak, and optional further figures.
struct StepRow: BenchRow {
  let label: [String]
  let work: TrainingWork
  /// If set, adds the speed of `work` relative to this.
  var comparison: TrainingWork?
  /// If set, adds the seconds for this many examples.
  var extrapolatedExamples: Int?

  func check(_ checks: inout Checks) throws { try work.check(&checks) }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let steps = [work, comparison].compactMap { $0 }.map { training in
      var trainer = training.trainer(wholeBatches: true)
      return { _ = try trainer.next() }
    }
    let timings = try stopwatch.time([{ _ = work.engine.peakBurst() }] + steps)
    let (peak, step) = (timings[0], timings[1])
    let throughput = Throughput(
      time: step, operations: work.operations(examples: work.batchSize), peakTime: peak,
      peakOperations: Double(work.engine.peakBurst().operations))
    var cells = throughput.cells(.milliseconds)
    if comparison != nil { cells.append(NumberFormat.fixed(timings[2].ratio(to: step), places: 2)) }
    if let extrapolatedExamples {
      let seconds = step.median * Double(extrapolatedExamples) / Double(work.batchSize)
      cells.append(NumberFormat.fixed(seconds, places: 1))
    }
    return cells
  }
}
