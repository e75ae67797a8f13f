// The metrics of one training epoch, for the history plots.

/// The metrics of an epoch; nil for those not measured.
public struct TrainingEpoch: Sendable, Equatable {
  /// The epoch's number, from 1.
  public let number: Int
  /// The mean training loss in nats.
  public let loss: Double?
  /// The training accuracy.
  public let accuracy: Double?
  /// The mean cross-entropy on the held-out images, in nats.
  public let validationLoss: Double?
  /// The accuracy on the held-out images.
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
