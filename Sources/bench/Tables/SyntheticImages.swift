// The drawing of synthetic digits, on one thread and on all processors.

import Augmentation
import Formats
import Parallel

extension BenchTable {
  static let synthetic = BenchTable(
    name: "synthetic", title: "Drawing the built-in digits",
    note: "2,000 images of 28 x 28 from a seed; their bytes do not depend on the number of threads.",
    columns: [.figures("threads")] + TimeUnit.milliseconds.columns + [.figures("images/s")],
    rows: { _ in
      Set([1, WorkerTeam.recommendedThreads]).sorted().map { SyntheticRow(team: WorkerTeam(threads: $0)) }
    })
}

private struct SyntheticRow: BenchRow {
  let team: WorkerTeam

  private static let count = 2_000

  var label: [String] { ["\(team.threads)"] }

  private func images(seed: UInt64, on team: WorkerTeam) -> (pixels: [UInt8], labels: [UInt8]) {
    SyntheticDigits(seed: seed).images(.training, count: Self.count, team: team)
  }

  func check(_ checks: inout Checks) {
    let first = images(seed: 1, on: team)
    let second = images(seed: 1, on: WorkerTeam(threads: 3))
    checks.expect(first == second, "the digits drawn on \(team.threads) threads differ from those on 3")
    checks.expect(first.pixels != images(seed: 2, on: team).pixels, "two seeds draw the same digits")
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let time = try stopwatch.time([{ _ = images(seed: 1, on: team) }])[0]
    return TimeUnit.milliseconds.cells(time)
      + [NumberFormat.grouped(Int(Double(Self.count) / time.median))]
  }
}
