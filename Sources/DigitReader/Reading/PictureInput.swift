// How a picture becomes one like those of a network's data set: a digit is looked for and framed as MNIST frames its own,
// or the picture is taken as it is. What `Preprocessing` does comes after. Networks of other data sets are not guessed
// at: nobody knows how their pictures were framed.

import Images
import MLP

/// Where the image in a picture comes from.
package enum PictureInput: Sendable, Equatable {
  /// The ink is found and brought into MNIST's field; see `DigitNormalizer`.
  case framedDigit
  /// The picture is the image: it has this size, and its light is ink, as in the files of a data set.
  case wholePicture(ImageSize)
}

/// A picture of another size than the network takes as it is.
package struct WrongPictureSize: Error, Equatable, CustomStringConvertible {
  package let found: ImageSize
  package let expected: ImageSize

  package var description: String {
    "the picture has \(found) pixels, but the network needs pictures of \(expected), white on black as in"
      + " its data set"
  }
}

extension Model {
  /// How a picture becomes an input of this network.
  ///
  /// Throws when the network does not take pictures of MNIST's size and its file does not say what others.
  package func pictureInput() throws(ModelError) -> PictureInput {
    guard let imageSize else { throw .pictureSize(inputs: network.inputCount) }
    return framing == .mnist ? .framedDigit : .wholePicture(imageSize)
  }

  /// Whether the network reads digits: its classes are no more than ten numbers, and its pictures MNIST's fields.
  package var readsDigits: Bool { framing == .mnist && hasDigits }

  private var hasDigits: Bool { classes.areNumbers && network.classCount <= 10 }

  /// Throws unless the network reads digits, of which alone numbers are made, out of a field like MNIST's.
  package func requireDigits() throws(ModelError) {
    guard hasDigits else { throw .noDigits }
    guard readsDigits else { throw .otherFraming(side: MNISTField.side) }
  }
}
