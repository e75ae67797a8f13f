// What a reader answers: values of the library's own, so that nobody has to import another of its modules.

import Images

extension HandwritingReader {
  /// A digit that was read, or another class where the weights have others.
  public struct Digit: Sendable, Equatable {
    /// The likeliest class, counted from 0: the digit itself.
    public let value: Int
    /// What the likeliest class is called: `7`, or `Sneaker` where the weights name their classes.
    public let name: String
    /// The probability of each class, 0...1, in order of classes; together they are 1.
    public let probabilities: [Float]
    /// Why not to trust the answer; nil where nothing speaks against it.
    public let doubt: Doubt?
    /// Where the digit stands in the picture; nil where the network takes pictures as they are.
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

  /// A part of a picture, in the picture's own pixels from its top left corner.
  public struct Box: Sendable, Equatable {
    public let x: Int
    public let y: Int
    public let width: Int
    public let height: Int

    init(_ box: PixelBox) { (x, y, width, height) = (box.x, box.y, box.width, box.height) }
  }

  /// The numbers of a picture.
  public struct Number: Sendable, Equatable {
    /// A line of digits, from left to right.
    public struct Line: Sendable, Equatable {
      /// The digits as text, with spaces where signs or wide gaps divide them, zeros in front kept: `007 12`.
      public let text: String
      public let digits: [Digit]
      /// Where signs stand, which are not read: strokes, points, and whatever else is no digit.
      public let signs: [Box]
    }

    /// The lines from top to bottom; at least one, and none of them without digits.
    public let lines: [Line]

    /// The texts of the lines, one below the other.
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
