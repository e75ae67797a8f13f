// A training step by number of layers.

extension BenchTable {
  static let depths = BenchTable(
    name: "depths", title: "Training steps by hidden layers of 128, at batch 128, one thread",
    note: "From one hidden layer to six.",
    columns: [.figures("hidden layers")] + Throughput.columns(.milliseconds),
    rows: { sitting in
      (1...6).map { depth in
        StepRow(
          label: ["\(depth)"],
          work: TrainingWork(
            layerSizes: [784] + [Int](repeating: 128, count: depth) + [10], engine: sitting.engine(),
            examples: sitting.data.examples))
      }
    })
}
