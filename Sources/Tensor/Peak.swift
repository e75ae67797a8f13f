// The entry to the multiply-add peak, for benchmarks.

import Kernels

extension Engine {
  /// Runs `rounds` rounds of multiply-adds in registers on every thread at once: the upper bound on the throughput of
  /// any product of this engine.
  ///
  /// - Returns: the total number of operations, two for each multiply-add, and whether each thread's result is right,
  ///   which requires at least 100 rounds.
  package func runAtPeak(rounds: Int) -> (operations: Int, isRight: Bool) {
    var runs = [PeakRun](repeating: PeakRun(operations: 0, mean: 0), count: threads)
    runs.withUnsafeMutableBufferPointer { runs in
      // Each share writes its own element.
      nonisolated(unsafe) let target = runs.baseAddress
      team.run { share in target?[share] = kernels.peak(rounds) }
    }
    return (runs.reduce(0) { $0 + $1.operations }, runs.allSatisfy { $0.mean == 1 })
  }
}
