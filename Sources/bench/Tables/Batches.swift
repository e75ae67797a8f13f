// A training step by batch size.

extension BenchTable {
  static let batches = BenchTable(
    name: "batches", title: "Training steps by batch, 784-128-128-10, one thread",
    note: "A small batch spends its time on Adam, whose work is that of the parameters.",
    columns: [.figures("batch")] + Throughput.columns(.milliseconds),
    rows: { sitting in
      (0...12).map { exponent in
        StepRow(
          label: ["\(1 << exponent)"],
          work: TrainingWork(
            batchSize: 1 << exponent, engine: sitting.engine(), examples: sitting.data.examples))
      }
    })
}
