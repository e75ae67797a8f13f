// What was read in a picture of one digit: the probability of each class, and where the digit stands.

import Images

/// What the network saw in a picture and how likely it holds each class to be.
package struct DigitReading: Sendable, Equatable {
  /// The picture as the network took it.
  package let field: GrayImage
  package let probabilities: [Float]
  /// What the classes are called.
  package let classes: ClassNames
  /// Where the digit stands in the picture, in the picture's own pixels; nil where the picture was taken as it is.
  package let box: PixelBox?

  package init(
    field: GrayImage, probabilities: [Float], classes: ClassNames = .numbers, box: PixelBox? = nil
  ) {
    (self.field, self.probabilities, self.classes, self.box) = (field, probabilities, classes, box)
  }

  /// The likeliest class.
  package var digit: Int { ranking[0] }

  /// The probability of the likeliest class.
  package var confidence: Float { probabilities[digit] }

  /// The classes from the likeliest down, equals in order.
  package var ranking: [Int] {
    probabilities.indices.sorted { (probabilities[$0], $1) > (probabilities[$1], $0) }
  }
}
