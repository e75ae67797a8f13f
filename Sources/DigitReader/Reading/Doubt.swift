// The criteria for doubting a reading, and the messages for it. They use only the network's probabilities and the
// costs of finding the ink.

import Formats

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

package typealias Doubt = HandwritingReader.Doubt

extension HandwritingReader {
  /// A reason to distrust a reading, worded to end a sentence that begins with the picture's name.
  public enum Doubt: Sendable, Equatable, CustomStringConvertible {
    /// The most likely class and the runner-up, by name, with their probabilities.
    case unsure(String, Float, runnerUp: String, Float)
    /// The most likely class, found only after removing much of the picture's ink.
    case farFetched(String, Float)
    /// The picture was read as one digit but contains several.
    case severalDigits

    /// Digits with a lower probability are doubted.
    ///
    /// Few readings are below it, and many of those are mistakes. Measured with the pretrained weights on 302
    /// pictures by other people: 6 readings, including 3 of the 4 mistakes.
    public static let leastConfidence: Float = 0.75

    /// The cost, in nats, of the way the ink was found that reduces confidence by a factor of e.
    ///
    /// Of 88 drawings of letters, signs and shapes, 17 show a digit with a probability above 0.9 at a cost above
    /// 0.43, from which on it is doubted; of 459 pictures by other people, 2 do.
    private static let costScale: Float = 1.5

    /// The doubt that follows from the probabilities of a reading, or from the `cost` at which its ink was found (see
    /// `InkMap`); nil if there is none.
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
        "the picture shows several digits that were read as one"
      }
    }

    private static func percent(_ probability: Float) -> String {
      NumberFormat.percent(Double(probability), places: 0)
    }
  }
}
