// A training step with each instruction set.

import Tensor

extension BenchTable {
  static let instructionSets = BenchTable(
    name: "kernels", title: "Training steps by instruction set, 784-512-512-10 at batch 128, one thread",
    note: "Each that this processor has, against its own peak.",
    columns: [.words("kernels")] + Throughput.columns(.milliseconds),
    rows: { sitting in
      InstructionSetName.allCases.filter(\.isSupported).map { name in
        StepRow(
          label: [name.rawValue],
          work: TrainingWork(
            layerSizes: [784, 512, 512, 10], engine: Engine(threads: 1, instructionSet: name),
            examples: sitting.data.examples))
      }
    })
}
