// The ladder: products from plain loops to the training product, step by step. The steps are in Ladder/, one per file,
// and Documentation.docc/Ladder.md explains them.

extension BenchTable {
  static let ladder = BenchTable(
    name: "ladder", title: "From plain loops to what trains, at batch 128",
    note:
      "Dense: 784 inputs to 128 outputs; convolution: 16 filters of 5 x 5 over 28 x 28 pixels. Steps that name no "
      + "instruction set, up to the product's, are compiled for the baseline. Laying out and listing the factors is not "
      + "timed. The first share is that of the peak of the step's own instruction set, the second that of the widest "
      + "one's, on the same threads. The speed-up is over step 1, timed in turn. What is left "
      + "out counts as done, so that a share may be above 100 %.",
    columns: [.words("product"), .words("step")] + Throughput.columns(.microseconds) + [
      .figures("of the widest"), .figures("speed-up"),
    ],
    rows: { sitting in DenseLadder.rungs(sitting) + ConvolutionLadder.rungs(sitting) })
}
