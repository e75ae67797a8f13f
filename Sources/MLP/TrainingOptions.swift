// The training hyperparameters, with defaults for MNIST.

import Augmentation

/// The hyperparameters of a training run.
public struct TrainingOptions: Sendable, Equatable {
  /// The number of passes over the training examples.
  public var epochs = 3
  /// The number of examples in a batch; the last batch of an epoch may be smaller.
  public var batchSize = 64
  /// η, the peak learning rate.
  public var learningRate = 0.004
  public var schedule = LearningRateSchedule.oneCycle
  /// λ, Adam's decoupled weight decay.
  public var weightDecay = 0.0
  /// The fraction of the steps over which the learning rate rises to its peak, 0 ..< 1; nil for the schedule's default.
  public var warmUp: Double?
  /// The random distortion of the training images, drawn anew in every epoch.
  public var distortion = Distortion.none
  /// The fraction of training, at the end, over which distortions fade out, 0 ... 1; 0 for no fading. See
  /// `distortion(atStep:of:)`.
  public var distortionFade = 0.0
  /// The fraction of inputs to drop, 0 ..< 1; see `Dropout`.
  public var inputDropout: Float = 0
  /// The fraction of the units of every hidden layer to drop, 0 ..< 1; see `Dropout`.
  public var dropout: Float = 0
  /// ε, the label smoothing, 0 ..< 1; see `softmaxCrossEntropy`.
  public var labelSmoothing: Float = 0
  /// The decay of the running average of the weights, 0 ..< 1; 0 for no average. See `WeightAverage`.
  public var averageDecay = 0.0
  /// The seed for the order of the examples and for their augmentation.
  public var seed: UInt64 = 1

  public init() {}
}

extension TrainingOptions {
  /// The number of batches in an epoch of `examples` examples, including a last partial one.
  public func batchesPerEpoch(of examples: Int) -> Int { (examples + batchSize - 1) / batchSize }

  /// The distortion at a step, counted from 0, of `steps`.
  ///
  /// Distortions have full strength at first and fade out over the last part of training. Distorted images teach the
  /// network invariances; real images are undistorted, and the network adapts to those while the learning rate is low.
  /// Source: He, Xie, Chen, Zhang, Wang and Tian, "Data Augmentation Revisited", 2019,
  /// <https://arxiv.org/abs/1909.09148>, who refine a network on less distorted images; here the change is gradual.
  func distortion(atStep step: Int, of steps: Int) -> Distortion {
    let rest = Double(steps - step) / Double(steps)
    return rest >= distortionFade ? distortion : distortion.weakened(to: Float(rest / distortionFade))
  }
}
