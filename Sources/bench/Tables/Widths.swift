// A training step by layer width.

extension BenchTable {
  static let widths = BenchTable(
    name: "widths", title: "Training steps by width, 784-W-W-10 at batch 128, one thread",
    note:
      "A step is gather, forward, backward and Adam. Here and in all tables of steps, operations count as done where "
      + "they are left out because a pixel is zero or a unit shut.",
    columns: [.figures("W")] + Throughput.columns(.milliseconds),
    rows: { sitting in
      [32, 64, 128, 256, 512, 1024, 2048, 4096].map { width in
        StepRow(
          label: ["\(width)"],
          work: TrainingWork(
            layerSizes: [784, width, width, 10], engine: sitting.engine(), examples: sitting.data.examples))
      }
    })
}
