// Converts a picture to the format of a network's data set: either finds a digit and frames it as MNIST does, or uses
// the whole picture. `Preprocessing` is applied afterwards. The framing of other data sets is unknown and not
// guessed.

import Images
import MLP

/// How the network's image is obtained from a picture.
package enum PictureInput: Sendable, Equatable {
  /// The ink is found and normalized to MNIST's field; see `DigitNormalizer`.
  case framedDigit
  /// The whole picture is the image. It must have this size, and light pixels are ink, as in data set files.
  case wholePicture(ImageSize)
}

/// The picture does not have the size that the network requires.
package struct WrongPictureSize: Error, Equatable, CustomStringConvertible {
  package let found: ImageSize
  package let expected: ImageSize

  package var description: String {
    "the picture has \(found) pixels, but the network needs pictures of \(expected), white on black as in"
      + " its data set"
  }
}

extension Model {
  /// How a picture is converted to an input of this network.
  ///
  /// Throws if the network does not take pictures of MNIST's size and its file does not specify another.
  package func pictureInput() throws(ModelError) -> PictureInput {
    guard let imageSize else { throw .pictureSize(inputs: network.inputCount) }
    return framing == .mnist ? .framedDigit : .wholePicture(imageSize)
  }

  /// Whether the network reads digits: at most ten classes, all numbers, and MNIST's framing.
  package var readsDigits: Bool { framing == .mnist && hasDigits }

  private var hasDigits: Bool { classes.areNumbers && network.classCount <= 10 }

  /// Throws unless the network reads digits in a field like MNIST's, which reading numbers requires.
  package func requireDigits() throws(ModelError) {
    guard hasDigits else { throw .noDigits }
    guard readsDigits else { throw .otherFraming(side: MNISTField.side) }
  }
}
