// The result of reading a picture of one digit: the probability of each class, and the digit's bounding box.

import Images

/// The network's input for a picture and its class probabilities.
package struct DigitReading: Sendable, Equatable {
  /// The picture as the network received it.
  package let field: GrayImage
  package let probabilities: [Float]
  /// The names of the classes.
  package let classes: ClassNames
  /// The bounding box of the digit in pixels of the picture; nil if the whole picture was used.
  package let box: PixelBox?

  package init(
    field: GrayImage, probabilities: [Float], classes: ClassNames = .numbers, box: PixelBox? = nil
  ) {
    (self.field, self.probabilities, self.classes, self.box) = (field, probabilities, classes, box)
  }

  /// The most likely class; the first in case of a tie.
  package var digit: Int {
    probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0
  }

  /// The probability of the most likely class.
  package var confidence: Float { probabilities[digit] }

  /// The classes by descending probability; ties in class order.
  package var ranking: [Int] {
    probabilities.indices.sorted { (probabilities[$0], $1) > (probabilities[$1], $0) }
  }
}
