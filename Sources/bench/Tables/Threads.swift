// A training step on one to four threads, regardless of the number of processors.

extension BenchTable {
  static let threads = BenchTable(
    name: "threads", title: "Training steps by threads, 784-128-128-10 at batch 128",
    note: "The peak is that of as many threads; more of them than processors should cost little.",
    columns: [.figures("threads")] + Throughput.columns(.milliseconds) + [.figures("speed-up")],
    rows: { sitting in
      let alone = TrainingWork(engine: sitting.engine(), examples: sitting.data.examples)
      return (1...4).map { threads in
        StepRow(
          label: ["\(threads)"],
          work: TrainingWork(engine: sitting.engine(threads: threads), examples: sitting.data.examples),
          comparison: alone)
      }
    })
}
