// Early stopping: keeps the best network of a training and decides when to stop. The caller measures the networks.

/// Keeps the best network of a training and stops after too many epochs without a better one.
///
/// A network is better if it has more validation examples correct or, at equal accuracy, the smaller loss: accuracy is
/// the goal, and on a few thousand examples it often ties.
/// Source: Prechelt, "Early Stopping - But When?", 1998, <https://doi.org/10.1007/3-540-49430-8_3>.
public struct EarlyStopping: Sendable, Equatable {
  /// A network, its epoch and its validation metrics.
  public struct Candidate: Sendable, Equatable {
    public let network: Network
    /// From 1.
    public let epoch: Int
    /// Correct validation examples.
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

  /// How many epochs in a row may pass without a better network.
  public let patience: Int
  /// The best network so far; nil before the first.
  public private(set) var best: Candidate?

  /// Early stopping with this patience, resuming with the `best` network of earlier epochs if there were any.
  ///
  /// Traps unless the patience is at least 1.
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

  /// Whether it is time to stop, `epoch` being the last that was judged.
  public func isOver(after epoch: Int) -> Bool {
    guard let best else { return false }
    return epoch - best.epoch >= patience
  }
}
