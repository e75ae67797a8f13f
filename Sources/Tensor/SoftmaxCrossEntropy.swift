// Softmax and cross-entropy, forward and backward in one pass: the end of the forward pass and the start of the
// backward pass. The gradient of the fused pair is simple and numerically stable.

import Kernels

extension Engine {
  /// Replaces logits by the gradient of the mean cross-entropy with respect to them, and computes each example's loss.
  ///
  /// With p = softmax(z), an example's loss is −log p[y] = log Σ exp(zⱼ − max z) − (z[y] − max z), which never takes
  /// the logarithm of 0 and loses no accuracy for large logits. The derivative of the mean over the batch is (p −
  /// onehot(y)) / B.
  ///
  /// With labels smoothed by ε the target is q = (1 − ε) onehot(y) + ε / C instead of onehot(y). The loss −Σ qⱼ log pⱼ
  /// is that of y less ε / C · Σ (zⱼ − z[y]), and its derivative is (p − q) / B. Label smoothing keeps logits small and
  /// improves generalisation.
  /// Source: Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, "Rethinking the Inception Architecture", 2016,
  /// <https://arxiv.org/abs/1512.00567>, section 7.
  ///
  /// An example with ε = 1, such as a non-digit, belongs to no class: its target is the uniform distribution, its label
  /// is ignored, and it counts as correct if no class has half of the probability.
  /// Source: Hendrycks, Mazeika and Dietterich, "Deep Anomaly Detection with Outlier Exposure", 2019,
  /// <https://arxiv.org/abs/1812.04606>.
  /// - Parameters:
  ///   - logits: z [B, C] on entry, ∂loss/∂z [B, C] on return.
  ///   - labels: y [B], each in 0 ..< C; traps outside.
  ///   - losses: [B], the loss of each example in nats.
  ///   - smoothing: ε [B], each in 0 ... 1.
  /// - Returns: the number of correct examples, whose largest logit, the first in case of a tie, is that of their
  ///   label.
  public func softmaxCrossEntropy(
    _ logits: inout Matrix, labels: [UInt8], losses: inout [Float], smoothing: [Float]
  ) -> Int {
    let (batch, classes) = (logits.rows, logits.columns)
    precondition(
      labels.count == batch && losses.count >= batch && smoothing.count == batch,
      "\(batch) examples came with \(labels.count) labels, \(smoothing.count) smoothings and room for "
        + "\(losses.count) losses")
    precondition(
      labels.allSatisfy { $0 < classes }, "a label is outside the \(classes) classes of the logits")
    precondition(
      smoothing.allSatisfy { (0...1).contains($0) }, "labels cannot be smoothed by so much: \(smoothing)")
    let weight = 1 / Float(batch)
    let stride = logits.stride
    var correct = [Int](repeating: 0, count: threads)
    losses.withUnsafeMutableBufferPointer { losses in
      correct.withUnsafeMutableBufferPointer { correct in
        // Each worker writes the rows and losses of its own part, and its own count.
        nonisolated(unsafe) let z = logits.mutablePointer()
        nonisolated(unsafe) let losses = losses
        nonisolated(unsafe) let correct = correct
        // An exponential costs about as much as 150 multiply-adds.
        share(work: 150 * batch * classes) { share in
          share.forEachPart(panels: 1, rows: batch) { _, examples in
            var right = 0
            for example in examples {
              let row = z + example * stride
              let label = Int(labels[example])
              let logit = row[label]
              let smoothing = smoothing[example]
              let spread = smoothing / Float(classes)
              var distance: Float = 0
              if smoothing > 0 {
                for i in 0..<classes { distance += row[i] - logit }
              }
              let answer = largestIndex(row, count: classes)
              let (largest, logarithm) = softmaxRow(row, count: classes)
              if smoothing < 1 ? answer == label : row[answer] < 0.5 { right += 1 }
              losses[example] = logarithm - (logit - largest) - spread * distance
              row[label] -= 1 - smoothing
              for i in 0..<classes { row[i] = (row[i] - spread) * weight }
            }
            correct[share.worker] += right
          }
        }
      }
    }
    return correct.reduce(0, +)
  }

  /// The same with one smoothing for all examples.
  public func softmaxCrossEntropy(
    _ logits: inout Matrix, labels: [UInt8], losses: inout [Float], smoothing: Float = 0
  ) -> Int {
    softmaxCrossEntropy(
      &logits, labels: labels, losses: &losses,
      smoothing: [Float](repeating: smoothing, count: labels.count))
  }

  /// Applies softmax to each row of logits [B, C].
  public func softmax(_ logits: inout Matrix) {
    let (stride, classes) = (logits.stride, logits.columns)
    let z = logits.mutablePointer()
    for example in 0..<logits.rows { _ = softmaxRow(z + example * stride, count: classes) }
  }

  /// The column of the largest element of a row, the first in case of a tie.
  public func largestColumn(of matrix: Matrix, row: Int) -> Int {
    precondition(row >= 0 && row < matrix.rows, "row \(row) is outside a matrix of \(matrix.rows) rows")
    return largestIndex(matrix.pointer + row * matrix.stride, count: matrix.columns)
  }
}
