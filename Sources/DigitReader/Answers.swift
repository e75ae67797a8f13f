// The result types of the public API, which do not expose types of other modules.

import Images

extension HandwritingReader {
  /// A digit that was read, or another class if the weights have other classes.
  public struct Digit: Sendable, Equatable {
    /// The index of the likeliest class, from 0: for digits, the digit itself.
    public let value: Int
    /// The name of the likeliest class: `7`, or `Sneaker` if the weights name their classes.
    public let name: String
    /// The probability of each class, 0...1, in class order; the sum is 1 up to rounding.
    public let probabilities: [Float]
    /// Why the answer may be wrong; nil when there is no reason for doubt.
    public let doubt: Doubt?
    /// The digit's bounding box in the picture; nil when the network takes whole pictures as they are.
    public let box: Box?

    /// The probability of the likeliest class.
    public var probability: Float { probabilities[value] }

    init(_ reading: DigitReading, doubt: Doubt?) {
      value = reading.digit
      name = reading.classes[reading.digit]
      probabilities = reading.probabilities
      self.doubt = doubt
      box = reading.box.map(Box.init)
    }
  }

  /// A rectangle in the picture, in pixels from its top left corner.
  public struct Box: Sendable, Equatable {
    public let x: Int
    public let y: Int
    public let width: Int
    public let height: Int

    init(_ box: PixelBox) { (x, y, width, height) = (box.x, box.y, box.width, box.height) }
  }

  /// The numbers in a picture.
  public struct Number: Sendable, Equatable {
    /// A line of digits, from left to right.
    public struct Line: Sendable, Equatable {
      /// The digits as text, with a space at each sign or wide gap; leading zeros are kept: `007 12`.
      public let text: String
      public let digits: [Digit]
      /// The boxes of signs, which are not read: dashes, points and anything else that is not a digit.
      public let signs: [Box]
    }

    /// The lines from top to bottom; at least one, each with at least one digit.
    public let lines: [Line]

    /// The texts of the lines, separated by line feeds.
    public var text: String { lines.map(\.text).joined(separator: "\n") }

    init(_ reading: NumberReading) {
      lines = reading.lines.map { line in
        Line(
          text: line.number, digits: line.digits.map { Digit($0.reading, doubt: Doubt(about: $0.reading)) },
          signs: line.signs.map { Box($0.box) })
      }
    }
  }
}
