// The cost of starting a team of threads and waiting for it, which every training step pays regardless of the number of
// threads.

import Parallel
import Synchronization

extension BenchTable {
  static let forkJoin = BenchTable(
    name: "fork-join", title: "A fork and join of a team of threads",
    note:
      "Empty work, handed out and waited for; a training step does so about ten times. Two processors with a "
      + "cache in common take a fraction of what others take, and a virtual machine's may be moved between two "
      + "samples.",
    columns: [.figures("threads")] + TimeUnit.microseconds.columns,
    rows: { _ in (2...4).map { ForkJoinRow(team: WorkerTeam(threads: $0)) } })
}

private struct ForkJoinRow: BenchRow {
  let team: WorkerTeam

  var label: [String] { ["\(team.threads)"] }

  /// Every share runs exactly once per call, on any thread.
  func check(_ checks: inout Checks) {
    let calls = 1_000
    // 16 bits for each of up to four shares.
    let done = Atomic<UInt64>(0)
    for _ in 0..<calls { team.run { share in _ = done.add(1 << (16 * UInt64(share)), ordering: .relaxed) } }
    let counts = (0..<team.threads).map { done.load(ordering: .relaxed) >> (16 * UInt64($0)) & 0xFFFF }
    checks.expect(
      counts.allSatisfy { $0 == calls },
      "a team of \(team.threads) was called \(calls) times and did its shares \(counts) times")
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let time = try stopwatch.time([{ team.run { _ in } }])[0]
    return TimeUnit.microseconds.cells(time)
  }
}
