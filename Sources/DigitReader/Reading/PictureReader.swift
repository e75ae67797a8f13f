// Classifies pictures with a network: from a picture to the probability of each class.

import Images
import MLP
import Tensor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A network that reads pictures. Safe to use from several threads at once.
package struct PictureReader: Sendable {
  package let network: Network
  /// The temperature T in softmax(z / T).
  package let temperature: Float
  package let classes: ClassNames
  package let input: PictureInput
  /// The preprocessing of a framed digit or a whole picture before the network.
  package let preprocessing: Preprocessing
  /// Whether the classes are the ten digits, so that several of them form a number.
  package let readsDigits: Bool
  /// A single-threaded engine: the parallelism is over pictures.
  package let engine: Engine

  /// Creates a reader for `model`. Throws if its file does not specify the pictures it takes.
  package init(_ model: Model, engine: Engine) throws(ModelError) {
    network = model.network
    temperature = model.temperature
    classes = model.classes
    input = try model.pictureInput()
    preprocessing = try model.preprocessing()
    readsDigits = model.readsDigits
    self.engine = engine
  }

  /// The reading of `picture` and any doubt about it. Throws `BlankPicture` if a digit is expected and none is found,
  /// and `WrongPictureSize` if whole pictures are used and this one has another size.
  package func read(_ picture: Picture) throws -> (reading: DigitReading, doubt: Doubt?) {
    switch input {
    case .wholePicture(let size):
      let found = ImageSize(width: picture.width, height: picture.height)
      guard found == size else { throw WrongPictureSize(found: found, expected: size) }
      let reading = reading(of: picture.light)
      return (reading, Doubt(about: reading))
    case .framedDigit:
      let (map, whole, reading) = try likeliest(in: picture)
      // The most likely digit may be one of several, so examine the ink that was left out beside it too.
      let isSeveral =
        readsDigits
        && (holdsSeveralDigits(map, of: picture) || (whole != map && holdsSeveralDigits(whole, of: picture)))
      return (reading, isSeveral ? .severalDigits : Doubt(about: reading, foundAtCost: map.cost))
    }
  }

  /// The candidate that shows a digit best, its reading, and the first candidate of the same look, from which the
  /// least ink was removed. Each look at `picture`, a way of finding its ink, yields several candidate ink maps.
  ///
  /// The cost of a candidate is the cost of its ink map minus the logarithm of its highest probability. The plainest
  /// look comes first; once a candidate costs at most `lowEnough`, there is no further look.
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

  /// A candidate that costs at most this much, in nats, is accepted: in the plain look, one with a probability of 0.9.
  private static let lowEnough: Float = 0.1

  private func reading(of field: GrayImage) -> DigitReading {
    let seen = preprocessing.prepare(field)
    return DigitReading(field: seen, probabilities: probabilities(of: [seen])[0], classes: classes)
  }

  /// The class probabilities for each of `fields`, which are network inputs. A `softening` above 1 is an additional
  /// temperature that lowers confidence.
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
