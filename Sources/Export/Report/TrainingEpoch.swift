// What is known about one epoch of a training, for the plots of the training history.

/// The figures of an epoch; nil where one was not measured.
public struct TrainingEpoch: Sendable, Equatable {
  /// From 1.
  public let number: Int
  /// The mean training loss, in nats.
  public let loss: Double?
  /// The share of the training images that was read right.
  public let accuracy: Double?
  /// The mean cross-entropy of the images held out, in nats.
  public let validationLoss: Double?
  /// The share of the images held out that was read right.
  public let validationAccuracy: Double?

  public init(
    number: Int, loss: Double?, accuracy: Double?, validationLoss: Double? = nil,
    validationAccuracy: Double? = nil
  ) {
    self.number = number
    self.loss = loss
    self.accuracy = accuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
  }
}
