// When the program says that it does not know, and in which words. It measures nothing: probabilities are the
// network's own.

import Terminal

/// A reason not to trust a reading, as it ends the sentence that begins with the picture's name.
enum Doubt: Sendable, Equatable, CustomStringConvertible {
  /// The likeliest class and the next, by name, with their probabilities.
  case unsure(String, Float, runnerUp: String, Float)
  /// More than one digit stands in a picture that was read as one.
  case severalDigits

  /// A digit less likely than this is doubted.
  ///
  /// Few readings are, and mistakes make up much of them. Measured with the pretrained weights on 302 pictures by other
  /// people: 6, among them 3 of the 4 mistakes.
  static let leastConfidence: Float = 0.75

  /// The doubt about a reading that its own probabilities give; nil where there is none.
  init?(about reading: DigitReading) {
    guard reading.confidence < Self.leastConfidence, reading.ranking.count > 1 else { return nil }
    let (digit, runnerUp) = (reading.ranking[0], reading.ranking[1])
    self = .unsure(
      reading.classes[digit], reading.probabilities[digit], runnerUp: reading.classes[runnerUp],
      reading.probabilities[runnerUp])
  }

  /// `not sure: 7 (48 %), or 1 (44 %)`.
  var description: String {
    switch self {
    case .unsure(let answer, let probability, let runnerUp, let next):
      "not sure: \(answer) (\(Self.percent(probability))), or \(runnerUp) (\(Self.percent(next)))"
    case .severalDigits:
      "several digits stand side by side and were read as one; '--number' reads them all"
    }
  }

  private static func percent(_ probability: Float) -> String {
    NumberFormat.percent(Double(probability), places: 0)
  }
}
