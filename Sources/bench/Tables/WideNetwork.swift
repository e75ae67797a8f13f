// The network of the best published result for a plain perceptron, whose weights exceed every cache. Source: Cireşan,
// Meier, Gambardella and Schmidhuber, 2010, <https://arxiv.org/abs/1003.0358>.

import Parallel

extension BenchTable {
  static let wideNetwork = BenchTable(
    name: "wide", title: "Training steps of 784-2500-2000-1500-1000-500-10 at batch 256",
    note: "Twelve million parameters. An epoch is extrapolated from the median step, not run.",
    columns: [.figures("threads")] + Throughput.columns(.milliseconds) + [.figures("extrapolated epoch, s")],
    rows: { sitting in
      Set([1, WorkerTeam.recommendedThreads]).sorted().map { threads in
        StepRow(
          label: ["\(threads)"],
          work: TrainingWork(
            layerSizes: [784, 2500, 2000, 1500, 1000, 500, 10], batchSize: 256,
            engine: sitting.engine(threads: threads), examples: sitting.data.examples),
          extrapolatedExamples: 60_000)
      }
    })
}
