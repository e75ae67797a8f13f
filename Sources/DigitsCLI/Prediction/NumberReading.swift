// What was read where a whole number was looked for: lines of digits, each with its place, and what was passed over.

import Images

/// One digit of a number.
struct NumberDigit: Sendable {
  /// Where it stands in the picture, in the picture's own pixels.
  let box: PixelBox
  let reading: DigitReading
}

/// The digits of a line, from left to right.
typealias NumberLineReading = [NumberDigit]

extension NumberLineReading {
  /// The digits one after another. No number: 007 has its zeros, and a long one fits no integer.
  var number: String { map { "\($0.reading.digit)" }.joined() }
}

/// The numbers of a picture.
struct NumberReading: Sendable {
  /// The lines from top to bottom; at least one, and none of them empty.
  let lines: [NumberLineReading]
  /// How many marks were passed over that are too small for a digit: a minus, a point, a comma.
  let marks: Int

  /// What is to be said beside the numbers.
  var doubts: [NumberDoubt] {
    let unsure = lines.joined().enumerated().compactMap { index, digit in
      Doubt(about: digit.reading).map { NumberDoubt.digit(number: index + 1, $0) }
    }
    return unsure + (marks > 0 ? [.marks(count: marks)] : [])
  }
}

/// A reason not to trust a number, as it ends the sentence that begins with the picture's name.
enum NumberDoubt: Sendable, Equatable, CustomStringConvertible {
  /// A digit, counted from 1 over all lines, that the network is not sure of.
  case digit(number: Int, Doubt)
  case marks(count: Int)

  var description: String {
    switch self {
    case .digit(let number, let doubt):
      "digit \(number): \(doubt)"
    case .marks(1):
      "a mark too small for a digit was passed over: a minus, a point or a comma is not read"
    case .marks(let count):
      "\(count) marks too small for digits were passed over: a minus, a point or a comma is not read"
    }
  }
}
