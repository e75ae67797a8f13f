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

  /// Such an image as a convolutional layer sees it, of one channel.
  package var volume: Volume { Volume(height: height, width: width, channels: 1) }

  /// The same where no network takes more pixels; nil where none takes as many.
  package var volumeIfSmall: Volume? {
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    return overflows || count > LayerTensors.maximumWidth || count < 1 ? nil : volume
  }

  /// Windows of `side` x `side` pixels of such images; nil where none are, 0, and where they do not fit.
  package func receptiveField(side: Int) -> ReceptiveField? {
    guard side > 0, side <= width, side <= height else { return nil }
    return ReceptiveField(side: side, imageWidth: width, imageHeight: height)
  }
}

extension ImageSize: CustomStringConvertible {
  /// Width first, as everywhere in what people read: `28 x 28`.
  package var description: String { "\(width) x \(height)" }
}
