// The position of a training, in words.

import MLP

extension TrainingOptions {
  /// "epoch 2/3, batch 411/938" for a step inside an epoch, "epoch 2/3" at the end of one.
  func position(step: Int, examples: Int) -> String {
    let batches = batchesPerEpoch(of: examples)
    let (epoch, batch) = step.quotientAndRemainder(dividingBy: batches)
    return batch == 0 && epoch > 0
      ? "epoch \(epoch)/\(epochs)" : "epoch \(epoch + 1)/\(epochs), batch \(batch)/\(batches)"
  }
}
