// The size of the images of a data set or of a network's input.

import IDX
import MLP
import Tensor

/// A width and a height in pixels.
package struct ImageSize: Equatable, Sendable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
  }

  package init(of images: LabeledImages) {
    self.init(width: images.columns, height: images.rows)
  }

  /// The shape of such an image as the input of a convolutional layer, with one channel.
  package var volume: Volume { Volume(height: height, width: width, channels: 1) }

  /// The same, or nil when the image is empty or has more pixels than a network may have inputs.
  package var volumeIfSmall: Volume? {
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    return overflows || count > LayerTensors.maximumWidth || count < 1 ? nil : volume
  }

  /// Windows of `side` x `side` pixels in such images; nil when `side` is 0 or larger than the image.
  package func receptiveField(side: Int) -> ReceptiveField? {
    guard side > 0, side <= width, side <= height else { return nil }
    return ReceptiveField(side: side, imageWidth: width, imageHeight: height)
  }
}

extension ImageSize: CustomStringConvertible {
  /// Width first, as in all displayed sizes: `28 x 28`.
  package var description: String { "\(width) x \(height)" }
}
