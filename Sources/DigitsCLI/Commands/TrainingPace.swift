// The training speed, in images and floating-point operations per second.

import Formats
import MLP
import Tensor

/// The work and time of a training, excluding data loading, validation and testing.
struct TrainingPace {
  /// The number of images processed, counting each once per epoch.
  let images: Int
  let seconds: Double
  let network: Network

  /// `153 k images/s, 154 GFLOP/s`; nil if the time is zero. Operations skipped because a pixel is zero count as
  /// done, so the figure is that of dense arithmetic.
  var text: String? {
    guard seconds > 0 else { return nil }
    let imagesASecond = Double(images) / seconds
    let operationsASecond = imagesASecond * Double(Layer.trainingOperations(network.layers))
    return NumberFormat.rate(imagesASecond, unit: "images") + ", "
      + NumberFormat.rate(operationsASecond, unit: "FLOP")
  }
}
