// A training step of convolutional networks by filters, batch size and threads.

import Tensor

extension BenchTable {
  static let convolutionalSteps = BenchTable(
    name: "convolutional-steps",
    title: "Training steps of convolutional networks by filters, batch and threads",
    note: "c5 are filters of 5 x 5, p is 2 x 2 pooling. The peak is that of as many threads.",
    columns: [.words("network"), .figures("batch"), .figures("threads")] + Throughput.columns(.milliseconds),
    rows: { sitting in
      func row(filters: Int = 16, batch: Int = 128, threads: Int = 1) -> StepRow {
        let work = TrainingWork(
          blocks: TrainingWork.smallConvolutions(filters: filters), layerSizes: [784, 128, 10],
          batchSize: batch, engine: sitting.engine(threads: threads), examples: sitting.data.examples)
        return StepRow(label: [work.name, "\(batch)", "\(threads)"], work: work)
      }
      return [8, 16, 32, 64].map { row(filters: $0) } + [1, 8, 32, 512].map { row(batch: $0) }
        + [2, 3, 4].map { row(threads: $0) }
    })
}
