// Where files and the network order a layer's weights differently: files have the channels of an image outermost, as
// PyTorch does, the network has them innermost, as its products want them.

import Storage
import Tensor

/// The order of the inputs of a layer that sees several channels: [channel, place] in a file, [place, channel] here.
struct ChannelOrder {
  private let outputs: Int
  private let channels: Int
  private let places: Int

  /// The order of a convolutional layer's inputs, or of those of the dense layer behind the last; nil for other layers,
  /// whose order is the same in both.
  init?(of layer: Layer, at index: Int, in architecture: Architecture) {
    outputs = layer.parameters.outputs
    switch layer {
    case .convolution(let layer):
      (channels, places) = (layer.input.channels, layer.kernelSize * layer.kernelSize)
    case .dense:
      guard index == architecture.blocks.count, let features = architecture.features else { return nil }
      (channels, places) = (features.channels, features.height * features.width)
    }
    if channels == 1 || places == 1 { return nil }
  }

  /// Weights [outputs, channels, places] of a file as [outputs, places, channels].
  func fromFile(_ weights: FloatValues) -> FloatValues { exchanged(weights, rows: channels, columns: places) }

  /// Weights [outputs, places, channels] as a file has them, [outputs, channels, places].
  func toFile(_ weights: FloatValues) -> FloatValues { exchanged(weights, rows: places, columns: channels) }

  private func exchanged(_ weights: FloatValues, rows: Int, columns: Int) -> FloatValues {
    weights.withSpan { weights in
      var result = [Float](repeating: 0, count: weights.count)
      for output in 0..<outputs {
        let start = output * rows * columns
        for row in 0..<rows {
          for column in 0..<columns {
            result[start + column * rows + row] = weights[start + row * columns + column]
          }
        }
      }
      return FloatValues(result)
    }
  }
}
