// Softmax with cross-entropy, forward and backward in one pass: the end of the network and the start of the way
// back. Fused because the derivative of the pair is simple and stable where the two alone are neither.

import Kernels

extension Engine {
  /// Turns logits into the gradient of the mean cross-entropy by them, and yields each example's loss.
  ///
  /// With p = softmax(z), an example's loss is −log p[y] = log Σ exp zⱼ − z[y], which never takes the logarithm
  /// of a rounded zero, and the derivative of the mean over the batch is (p − onehot(y)) / B.
  /// - Parameters:
  ///   - logits: z [B, C] going in, ∂loss/∂z [B, C] coming out.
  ///   - labels: y [B], each in 0 ..< C; traps outside.
  ///   - losses: [B], the loss of each example in nats.
  /// - Returns: how many examples were right: whose largest logit, the first of equals, is their label's.
  public func softmaxCrossEntropy(
    _ logits: inout Matrix, labels: [UInt8], losses: inout [Float]
  ) -> Int {
    let (batch, classes) = (logits.rows, logits.columns)
    precondition(
      labels.count == batch && losses.count >= batch,
      "\(batch) examples came with \(labels.count) labels and room for \(losses.count) losses")
    precondition(
      labels.allSatisfy { $0 < classes }, "a label is outside the \(classes) classes of the logits")
    let share = 1 / Float(batch)
    let stride = logits.stride
    let z = logits.mutablePointer()
    var correct = 0
    for example in 0..<batch {
      let row = z + example * stride
      let label = Int(labels[example])
      let logit = row[label]
      if largestIndex(row, count: classes) == label { correct += 1 }
      losses[example] = softmaxRow(row, count: classes) - logit
      row[label] -= 1
      for i in 0..<classes { row[i] *= share }
    }
    return correct
  }

  /// Turns logits [B, C] into probabilities, row by row.
  public func softmax(_ logits: inout Matrix) {
    let (stride, classes) = (logits.stride, logits.columns)
    let z = logits.mutablePointer()
    for example in 0..<logits.rows { _ = softmaxRow(z + example * stride, count: classes) }
  }

  /// The column of the largest element of a row, the first of equals.
  public func largestColumn(of matrix: Matrix, row: Int) -> Int {
    precondition(row >= 0 && row < matrix.rows, "row \(row) is outside a matrix of \(matrix.rows) rows")
    return largestIndex(matrix.pointer + row * matrix.stride, count: matrix.columns)
  }
}
