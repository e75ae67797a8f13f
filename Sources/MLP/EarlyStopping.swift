// When to stop before the epochs are done: the judge of a training, who keeps the best network that it was shown.
// It measures nothing; it is told.

/// Keeps the best network of a training and says when there has been no better one for too long.
///
/// The better of two has more validation examples right, and of equals the smaller loss: accuracy is what is
/// wanted, and on a few thousand examples it often ties.
/// Source: Prechelt, "Early Stopping - But When?", 1998, <https://doi.org/10.1007/3-540-49430-8_3>.
public struct EarlyStopping: Sendable {
  /// How many epochs in a row may pass without a better network.
  public let patience: Int
  /// The best network so far with its epoch and figures; nil before the first.
  public private(set) var best: (network: Network, epoch: Int, evaluation: Evaluation)?
  /// How many epochs have passed since.
  private var waited = 0

  /// A judge of this much patience; traps unless it is at least 1.
  public init(patience: Int) {
    precondition(patience >= 1, "a patience of \(patience) epochs would stop at once")
    self.patience = patience
  }

  /// Takes note of the network after an epoch and of its figures on the validation examples.
  ///
  /// - Returns: whether it is time to stop.
  public mutating func shouldStop(after epoch: Int, _ network: Network, _ evaluation: Evaluation) -> Bool {
    if let best, !isBetter(evaluation, than: best.evaluation) {
      waited += 1
    } else {
      best = (network, epoch, evaluation)
      waited = 0
    }
    return waited >= patience
  }

  private func isBetter(_ a: Evaluation, than b: Evaluation) -> Bool {
    a.correct == b.correct ? a.loss < b.loss : a.correct > b.correct
  }
}
