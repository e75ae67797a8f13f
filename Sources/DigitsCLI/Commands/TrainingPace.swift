// How fast a training went: images and arithmetic a second. It divides; what took how long is measured by Train.

import MLP
import Terminal

/// The work of a training and the time that it took, reading data, validation and testing left out.
struct TrainingPace {
  /// Images trained on, each once for every epoch.
  let images: Int
  let seconds: Double
  let network: Network

  /// Multiplications and additions for one image: two for each weight in the forward pass, two in the weight gradient
  /// and two in the input gradient, which the first layer does not need.
  ///
  /// That is 6 x weights but for the first layer's 4, or less than the usual estimate of 6 x weights x images by as
  /// much as is not done. Biases, softmax, Adam and distortions are not counted.
  static func operations(perImageOf network: Network) -> Int {
    network.layers.enumerated().reduce(0) { sum, layer in
      sum + layer.element.inputs * layer.element.outputs * (layer.offset == 0 ? 4 : 6)
    }
  }

  /// `153 k images/s, 154 GFLOP/s`; nil when no time went by.
  var text: String? {
    guard seconds > 0 else { return nil }
    let imagesASecond = Double(images) / seconds
    let operationsASecond = imagesASecond * Double(Self.operations(perImageOf: network))
    return NumberFormat.rate(imagesASecond, unit: "images") + ", "
      + NumberFormat.rate(operationsASecond, unit: "FLOP")
  }
}
