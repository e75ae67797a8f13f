// Reads digits with a network: from a picture to the probability of each class. It opens no file and prints nothing.

import Images
import MLP
import Tensor

/// A network that reads pictures; several threads may ask it at once.
struct DigitReader: Sendable {
  let network: Network
  /// T of softmax(z / T).
  let temperature: Float
  /// An engine of one thread: many pictures are read at once, not one by many.
  let engine: Engine

  /// The digit in `picture`, and what there is to doubt. Throws `BlankPicture` where there is none to read.
  func read(_ picture: Picture) throws(BlankPicture) -> (reading: DigitReading, doubt: Doubt?) {
    let map = try DigitNormalizer.ink(in: picture)
    guard let field = DigitNormalizer.field(of: map.ink)?.field else { throw .specksOnly }
    let reading = DigitReading(field: field, probabilities: probabilities(of: [field])[0])
    return (reading, holdsSeveralDigits(map, of: picture) ? .severalDigits : Doubt(about: reading))
  }

  /// The probabilities of each class for each of `fields`, pictures as the network takes them; with a `softening`
  /// above 1 as of a network that is less sure by as much.
  func probabilities(of fields: [GrayImage], softening: Float = 1) -> [[Float]] {
    let inputs = fields.flatMap { field in field.samples.map { Float($0) * Network.inputScale } }
    let batch = Matrix(rows: fields.count, columns: network.inputCount, inputs)
    let probabilities =
      network.probabilities(of: batch, on: engine, temperature: temperature * softening).elements
    return fields.indices.map { row in
      Array(probabilities[row * network.classCount..<(row + 1) * network.classCount])
    }
  }
}

/// What the network saw in a picture and how likely it holds each class to be.
struct DigitReading: Sendable, Equatable {
  let field: GrayImage
  let probabilities: [Float]

  /// The likeliest class.
  var digit: Int { ranking[0] }

  /// The probability of the likeliest class.
  var confidence: Float { probabilities[digit] }

  /// The classes from the likeliest down, equals in order.
  var ranking: [Int] {
    probabilities.indices.sorted { (probabilities[$0], $1) > (probabilities[$1], $0) }
  }
}
