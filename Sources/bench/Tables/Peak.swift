// The peak rate of multiply-adds in registers.

import Formats
import Parallel
import Tensor

extension BenchTable {
  static let peak = BenchTable(
    name: "peak", title: "Multiply-add peak",
    note: "Chains of multiply-adds in registers, on each number of threads up to that of the processors.",
    columns: [.figures("threads"), .figures("GFLOP/s"), .figures(BenchTable.quartiles)],
    rows: { sitting in
      (1...WorkerTeam.recommendedThreads).map { PeakRow(engine: sitting.engine(threads: $0)) }
    })
}

private struct PeakRow: BenchRow {
  let engine: Engine

  var label: [String] { ["\(engine.threads)"] }

  func check(_ checks: inout Checks) {
    checks.expect(
      engine.peakBurst().isRight,
      "the multiply-adds of the peak on \(engine.threads) threads come to a wrong result")
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let time = try stopwatch.time([{ _ = engine.peakBurst() }])[0]
    let operations = Double(engine.peakBurst().operations)
    func rate(_ seconds: Double) -> String { NumberFormat.fixed(operations / seconds / 1e9, places: 1) }
    let (low, high) = time.quartiles
    return [rate(time.median), "\(rate(high)) to \(rate(low))"]
  }
}
