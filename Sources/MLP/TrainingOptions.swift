// What is decided before a training begins: plain values, each at a default that is good for MNIST.

import Augmentation

/// How to train.
public struct TrainingOptions: Sendable, Equatable {
  /// Passes over the training examples.
  public var epochs = 3
  /// Examples of a batch; the last one of an epoch may be smaller.
  public var batchSize = 64
  /// η, the peak of the learning rate.
  public var learningRate = 0.004
  public var schedule = LearningRateSchedule.oneCycle
  /// λ, Adam's decoupled weight decay.
  public var weightDecay = 0.0
  /// Over which share of the steps the learning rate first rises, 0 ..< 1; nil is the schedule's own.
  public var warmUp: Double?
  /// How far pictures are bent before the network sees them, each anew in every epoch.
  public var distortion = Distortion.none
  /// Over which share of the steps, the last ones, distortions fade to nothing, 0 ... 1; 0 for never. See
  /// `distortion(atStep:of:)`.
  public var distortionFade = 0.0
  /// The share of inputs that are dropped, 0 ..< 1; see `Dropout`.
  public var inputDropout: Float = 0
  /// The share of the units of every hidden layer that are dropped, 0 ..< 1; see `Dropout`.
  public var dropout: Float = 0
  /// ε, by how much labels are smoothed, 0 ..< 1; see `softmaxCrossEntropy`.
  public var labelSmoothing: Float = 0
  /// The share of the average of the weights that each step keeps, 0 ..< 1; 0 for no average. See `WeightAverage`.
  public var averageDecay = 0.0
  /// The seed of the order of the examples, and of what is done to them.
  public var seed: UInt64 = 1

  public init() {}
}

extension TrainingOptions {
  /// Batches of an epoch of `examples` examples, the last partial one included.
  public func batchesPerEpoch(of examples: Int) -> Int { (examples + batchSize - 1) / batchSize }

  /// How far pictures are bent at a step, counted from 0, of `steps`.
  ///
  /// All the way at first, and less from step to step in the last share of the training, to nothing at its end: bent
  /// pictures teach what may vary, but the network is asked about pictures as they are, and settles on these while the
  /// learning rate is low.
  /// Source: He, Xie, Chen, Zhang, Wang and Tian, "Data Augmentation Revisited", 2019,
  /// <https://arxiv.org/abs/1909.09148>, who refine a network on pictures that are distorted less; here it is gradual.
  func distortion(atStep step: Int, of steps: Int) -> Distortion {
    let rest = Double(steps - step) / Double(steps)
    return rest >= distortionFade ? distortion : distortion.weakened(to: Float(rest / distortionFade))
  }
}
