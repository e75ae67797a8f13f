// Whole epochs of the notebooks' network and of a small convolutional network, on one thread, on two, and on the number
// that training chooses.

import Formats
import MLP
import Parallel
import Tensor

extension BenchTable {
  static let epochs = BenchTable(
    name: "epochs", title: "An epoch over 60,000 images",
    note:
      "Everything that training does. Chosen: one thread or two, as `digits train` chooses step by step. A fork and join "
      + "of two threads, timed in turn with the epochs, tells where the processors are: with a cache in common it takes "
      + "a microsecond or less, without one several. Images, GFLOP/s and share of the peak are those of two threads; "
      + "operations count as done where they are left out because a pixel is zero.",
    columns: [.words("network")]
      + [
        "batch", "1 thread, ms", BenchTable.quartiles, "2 threads, ms", BenchTable.quartiles, "chosen, ms",
        BenchTable.quartiles, "fork-join, µs", BenchTable.quartiles, "images/s", "GFLOP/s", "of peak",
        "speed-up",
      ].map(Column.figures),
    rows: { sitting in
      let dense = ([ConvolutionBlock](), [784, 128, 128, 10])
      let convolutional = (TrainingWork.smallConvolutions(), [784, 128, 10])
      return [(dense, 128), (dense, 32), (convolutional, 128)].map { network, batchSize in
        func work(threads: Int) -> TrainingWork {
          TrainingWork(
            blocks: network.0, layerSizes: network.1, batchSize: batchSize,
            engine: sitting.engine(threads: threads), examples: sitting.data.examples)
        }
        return EpochRow(one: work(threads: 1), two: work(threads: 2))
      }
    })
}

private struct EpochRow: BenchRow {
  let one: TrainingWork
  let two: TrainingWork

  var label: [String] { [one.name, "\(one.batchSize)"] }

  func check(_ checks: inout Checks) throws {
    try one.check(&checks)
    try two.check(&checks)
  }

  func measure(_ stopwatch: Stopwatch) throws -> [String] {
    let count = one.examples.count
    var first = one.trainer(wholeBatches: false)
    var second = two.trainer(wholeBatches: false)
    var choosing = two.trainer(wholeBatches: false)
    choosing.chooseThreads(by: stopwatch.clock)
    let team = WorkerTeam(threads: 2)
    let timings = try stopwatch.time([
      { try first.runEpoch() },
      { _ = two.engine.peakBurst() },
      { try second.runEpoch() },
      { try choosing.runEpoch() },
      { team.run { _ in } },
    ])
    let throughput = Throughput(
      time: timings[2], operations: two.operations(examples: count), peakTime: timings[1],
      peakOperations: Double(two.engine.peakBurst().operations))
    return TimeUnit.milliseconds.cells(timings[0]) + TimeUnit.milliseconds.cells(timings[2])
      + TimeUnit.milliseconds.cells(timings[3]) + TimeUnit.microseconds.cells(timings[4])
      + [NumberFormat.grouped(Int(Double(count) / timings[2].median))]
      + throughput.rateCells
      + [NumberFormat.fixed(timings[0].ratio(to: timings[2]), places: 2)]
  }
}

extension Trainer {
  /// Trains until the end of the epoch.
  fileprivate mutating func runEpoch() throws {
    while let result = try next(), !result.endsEpoch {}
  }
}
