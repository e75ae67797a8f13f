// When the program says that it does not know, and in which words. It measures nothing: probabilities are the
// network's own.

import Formats

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

package typealias Doubt = HandwritingReader.Doubt

extension HandwritingReader {
  /// A reason not to trust a reading, as it ends the sentence that begins with the picture's name.
  public enum Doubt: Sendable, Equatable, CustomStringConvertible {
    /// The likeliest class and the next, by name, with their probabilities.
    case unsure(String, Float, runnerUp: String, Float)
    /// The likeliest class, which shows only in a picture that much was taken out of.
    case farFetched(String, Float)
    /// More than one digit stands in a picture that was read as one.
    case severalDigits

    /// A digit less likely than this is doubted.
    ///
    /// Few readings are, and mistakes make up much of them. Measured with the pretrained weights on 302 pictures by other
    /// people: 6, among them 3 of the 4 mistakes.
    public static let leastConfidence: Float = 0.75

    /// A reading loses confidence by a factor of e for so much cost of its way of looking, in nats.
    ///
    /// Of 88 drawings of letters, signs and shapes 17 show a digit that is likelier than 0.9 in a look that costs more than
    /// 0.43, from which on it is doubted; of 459 pictures by other people 2 do.
    private static let costScale: Float = 1.5

    /// The doubt about a reading that its probabilities give, or the `cost` at which its ink was found, see `InkMap`; nil
    /// where there is none.
    package init?(about reading: DigitReading, foundAtCost cost: Float = 0) {
      guard reading.confidence * exp(-cost / Self.costScale) < Self.leastConfidence, reading.ranking.count > 1
      else { return nil }
      let (digit, runnerUp) = (reading.ranking[0], reading.ranking[1])
      guard reading.confidence < Self.leastConfidence else {
        self = .farFetched(reading.classes[digit], reading.confidence)
        return
      }
      self = .unsure(
        reading.classes[digit], reading.probabilities[digit], runnerUp: reading.classes[runnerUp],
        reading.probabilities[runnerUp])
    }

    /// `not sure: 7 (48 %), or 1 (44 %)`.
    public var description: String {
      switch self {
      case .unsure(let answer, let probability, let runnerUp, let next):
        "not sure: \(answer) (\(Self.percent(probability))), or \(runnerUp) (\(Self.percent(next)))"
      case .farFetched(let answer, let probability):
        "not sure: \(answer) (\(Self.percent(probability))) shows only when parts of the picture are left out"
      case .severalDigits:
        "several digits stand side by side and were read as one"
      }
    }

    private static func percent(_ probability: Float) -> String {
      NumberFormat.percent(Double(probability), places: 0)
    }
  }
}
