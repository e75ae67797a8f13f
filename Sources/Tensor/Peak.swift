// The entry to the multiply-add peak, for benchmarks.

import Kernels

extension Engine {
  /// Does `rounds` rounds of multiply-adds in registers for each thread, all at once: no product of this engine
  /// does as many operations in less time.
  ///
  /// - Returns: the operations of all together, a multiply-add counting as two, and whether each came to the right
  ///   result, for which 100 rounds are needed.
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
