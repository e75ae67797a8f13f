// Early stopping: keeps the best network of a training run and decides when to stop. The caller evaluates the networks.

/// Keeps the best network of a training run and stops after `patience` epochs without a better one.
///
/// A network is better if it predicts more validation examples correctly or, at equal accuracy, has the smaller loss.
/// Accuracy is the goal, but often ties on a few thousand examples.
/// Source: Prechelt, "Early Stopping - But When?", 1998, <https://doi.org/10.1007/3-540-49430-8_3>.
public struct EarlyStopping: Sendable, Equatable {
  /// A network, its epoch and its validation metrics.
  public struct Candidate: Sendable, Equatable {
    public let network: Network
    /// The epoch, counted from 1.
    public let epoch: Int
    /// The number of correct validation examples.
    public let correct: Int
    /// The mean loss on the validation examples, in nats.
    public let loss: Double

    public init(network: Network, epoch: Int, correct: Int, loss: Double) {
      self.network = network
      self.epoch = epoch
      self.correct = correct
      self.loss = loss
    }

    fileprivate func isBetter(than other: Candidate) -> Bool {
      correct == other.correct ? loss < other.loss : correct > other.correct
    }
  }

  /// The number of consecutive epochs without a better network after which training stops.
  public let patience: Int
  /// The best network so far; nil before the first.
  public private(set) var best: Candidate?

  /// Early stopping with this patience, resuming with the `best` network of earlier epochs if there is one.
  ///
  /// Traps if the patience is less than 1.
  public init(patience: Int, best: Candidate? = nil) {
    precondition(patience >= 1, "a patience of \(patience) epochs would stop at once")
    self.patience = patience
    self.best = best
  }

  /// Records the network after an epoch and its validation metrics.
  public mutating func judge(_ candidate: Candidate) {
    if let best, !candidate.isBetter(than: best) { return }
    best = candidate
  }

  /// Whether to stop after `epoch`, the last one judged.
  public func isOver(after epoch: Int) -> Bool {
    guard let best else { return false }
    return epoch - best.epoch >= patience
  }
}
