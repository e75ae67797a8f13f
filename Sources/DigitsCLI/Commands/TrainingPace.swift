// The speed of a training, in images and floating-point operations per second. Train measures the time.

import Formats
import MLP
import Tensor

/// The work of a training and the time that it took, reading data, validation and testing left out.
struct TrainingPace {
  /// Images trained on, each once for every epoch.
  let images: Int
  let seconds: Double
  let network: Network

  /// `153 k images/s, 154 GFLOP/s`; nil when no time went by. Operations that are left out because a pixel is zero
  /// count as done: so much arithmetic would the training be to somebody who did all of it.
  var text: String? {
    guard seconds > 0 else { return nil }
    let imagesASecond = Double(images) / seconds
    let operationsASecond = imagesASecond * Double(Layer.trainingOperations(network.layers))
    return NumberFormat.rate(imagesASecond, unit: "images") + ", "
      + NumberFormat.rate(operationsASecond, unit: "FLOP")
  }
}
