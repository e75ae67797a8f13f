// Reads pictures with a network: from a picture to the probability of each class. It opens no file and prints nothing.

import Images
import MLP
import Tensor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A network that reads pictures; several threads may ask it at once.
package struct PictureReader: Sendable {
  package let network: Network
  /// T of softmax(z / T).
  package let temperature: Float
  package let classes: ClassNames
  package let input: PictureInput
  /// What is done to a framed digit, or a picture taken as it is, before the network sees it.
  package let preprocessing: Preprocessing
  /// Whether its classes are the ten digits, so that several of them make a number.
  package let readsDigits: Bool
  /// An engine of one thread: many pictures are read at once, not one by many.
  package let engine: Engine

  /// The reader that `model` makes. Throws when its file does not say what pictures it takes.
  package init(_ model: Model, engine: Engine) throws(ModelError) {
    network = model.network
    temperature = model.temperature
    classes = model.classes
    input = try model.pictureInput()
    preprocessing = try model.preprocessing()
    readsDigits = model.readsDigits
    self.engine = engine
  }

  /// What `picture` shows, and what there is to doubt. Throws `BlankPicture` where a digit is looked for and there is
  /// none to read, `WrongPictureSize` where pictures are taken as they are and this one has another size.
  package func read(_ picture: Picture) throws -> (reading: DigitReading, doubt: Doubt?) {
    switch input {
    case .wholePicture(let size):
      let found = ImageSize(width: picture.width, height: picture.height)
      guard found == size else { throw WrongPictureSize(found: found, expected: size) }
      let reading = reading(of: picture.light)
      return (reading, Doubt(about: reading))
    case .framedDigit:
      let (map, whole, reading) = try likeliest(in: picture)
      // The likeliest digit may be one of several: what was left out beside it counts as well.
      let isSeveral =
        readsDigits
        && (holdsSeveralDigits(map, of: picture) || (whole != map && holdsSeveralDigits(whole, of: picture)))
      return (reading, isSeveral ? .severalDigits : Doubt(about: reading, foundAtCost: map.cost))
    }
  }

  /// What shows a digit best among the candidates that the ways of looking at `picture` give, and its reading;
  /// and the first candidate of the same look, from which the least was taken away.
  ///
  /// Each costs what speaks against its way of looking, and the logarithm of its highest probability. The plainest look
  /// comes first, and once a candidate costs less than `lowEnough`, there is no other look.
  private func likeliest(
    in picture: Picture
  ) throws(BlankPicture) -> (map: InkMap, whole: InkMap, reading: DigitReading) {
    var looks = DigitNormalizer.looks(at: picture)
    var best: (cost: Float, map: InkMap, whole: InkMap, reading: DigitReading)?
    while best.map({ $0.cost > Self.lowEnough }) ?? true, let maps = looks.next() {
      let candidates = maps.compactMap { map in
        DigitNormalizer.field(of: map.ink).map {
          (
            map: map, field: preprocessing.prepare($0.field),
            box: $0.box.enlarged(by: map.factor, within: picture)
          )
        }
      }
      guard !candidates.isEmpty else { continue }
      for (candidate, probabilities) in zip(candidates, probabilities(of: candidates.map(\.field))) {
        let cost = candidate.map.cost - log(max(probabilities.max() ?? 0, .leastNormalMagnitude))
        guard cost < best?.cost ?? .infinity else { continue }
        let reading = DigitReading(
          field: candidate.field, probabilities: probabilities, classes: classes, box: candidate.box)
        best = (cost, candidate.map, candidates[0].map, reading)
      }
    }
    guard let best else { throw looks.blank }
    return (best.map, best.whole, best.reading)
  }

  /// A candidate that costs at most this much, in nats, is not bettered: the plain look, at a probability of 0.9.
  private static let lowEnough: Float = 0.1

  private func reading(of field: GrayImage) -> DigitReading {
    let seen = preprocessing.prepare(field)
    return DigitReading(field: seen, probabilities: probabilities(of: [seen])[0], classes: classes)
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
