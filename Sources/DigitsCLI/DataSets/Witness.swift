// A network as a witness of a data set's conventions: it reads images well only in the one that it was trained on, so it
// detects those that are transposed, inverted or too faint. The shipped network, which knows MNIST's, is asked about
// digits of MNIST's size; in an evaluation the network itself is asked about its own images.

import DigitReader
import Embedded
import Formats
import IDX
import Images
import MLP
import Tensor

/// How well a network reads a data set's images, as they are and in other ways.
struct Witness {
  /// A way to take images.
  struct Way: Sendable {
    /// As it ends the sentence "it reads 97 % of them ...".
    let name: String
    /// The options that take a data set's images in this way.
    let options: [String]
    let transposes: Bool
    let inverts: Bool
    let stretches: Bool
  }

  /// Images that are asked about.
  private static let images = 200
  /// Of fewer images, chance may read most in any way.
  private static let fewest = 20
  /// How much better another way must be, and how good, to be told of.
  private static let leastGain = 0.25
  private static let leastShare = 0.6

  /// Images are digits as they should be where the shipped network reads this share of them.
  static let wellRead = 0.8

  /// What a sentence calls the network.
  private let name: String
  /// The options with which the images were taken already.
  private let conventions: ImageConventions
  /// The share of the images read right as they are.
  let asTheyAre: Double
  /// The best other way and the share that is read right so; nil where none is far better.
  let better: (way: Way, share: Double)?

  /// Asks the shipped network about `data`; nil where it is no data set of digits of MNIST's size, which the witness does
  /// not know, or has next to no images.
  init?(_ data: OpenDataSet, _ split: Split, engine: Engine) {
    let examples = data[split]
    guard ImageSize(of: examples) == ImageSize(width: MNISTField.side, height: MNISTField.side),
      data.classes.areNumbers,
      examples.classCount <= 10 || examples.labels.count(where: { $0 < 10 }) > examples.count / 2,
      let model = try? Model(PretrainedWeights.bytes, name: "")
    else { return nil }
    self.init(model.network, called: "shipped network", reading: data, split, engine: engine)
  }

  /// Asks `model` itself about `data`, whose images it takes; nil where there are next to none.
  init?(_ model: Model, reading data: OpenDataSet, _ split: Split, engine: Engine) {
    self.init(model.network, called: "network", reading: data, split, engine: engine)
  }

  private init?(
    _ network: Network, called name: String, reading data: OpenDataSet, _ split: Split, engine: Engine
  ) {
    let examples = data[split]
    let (side, classes) = (examples.columns, network.classCount)
    guard examples.rows == side, network.inputCount == side * side, data.preprocessing == .none else {
      return nil
    }
    (self.name, conventions) = (name, data.conventions)
    let count = min(Self.images, examples.count)
    let numbers = (0..<count).map { $0 * examples.count / count }.filter { examples.labels[$0] < classes }
    guard numbers.count >= Self.fewest else { return nil }
    let samples = numbers.map { examples.image(at: $0).array }
    let greatest = samples.lazy.map { $0.max() ?? 0 }.max() ?? 0
    guard greatest > 0 else { return nil }
    func share(_ way: Way) -> Double {
      let inputs = samples.flatMap { way.inputs(from: $0, side: side, greatest: greatest) }
      let batch = Matrix(rows: numbers.count, columns: side * side, inputs)
      let probabilities = network.probabilities(of: batch, on: engine, temperature: 1).elements
      let right = numbers.indices.count { row in
        let answers = probabilities[row * classes..<(row + 1) * classes]
        return answers.firstIndex(of: answers.max()!)! - answers.startIndex
          == Int(examples.labels[numbers[row]])
      }
      return Double(right) / Double(numbers.count)
    }
    asTheyAre = share(Way(greatest: greatest, transposes: false, inverts: false, stretches: false))
    guard asTheyAre < 1 - Self.leastGain else {
      better = nil
      return
    }
    var best: (way: Way, share: Double)?
    for number in 1..<8 {
      let way = Way(
        greatest: greatest, transposes: number & 1 != 0, inverts: number & 2 != 0, stretches: number & 4 != 0)
      // Where pixels reach full ink, stretching changes nothing.
      guard !way.stretches || greatest < 255 else { continue }
      let found = share(way)
      if found > (best?.share ?? -1) { best = (way, found) }
    }
    guard let best, best.share >= Self.leastShare, best.share - asTheyAre >= Self.leastGain else {
      better = nil
      return
    }
    better = best
  }

  /// What there is to tell the user; nil where images are read best as they are.
  var words: String? {
    guard let better else { return nil }
    // What was done already is undone by leaving it out.
    let given = Set(["--transpose", "--invert"]).intersection(conventions.options)
    let (undone, added) = (
      better.way.options.filter(given.contains), better.way.options.filter { !given.contains($0) }
    )
    let advice =
      undone.isEmpty
      ? "\(added.joined(separator: " ")) reads them that way"
      : "leave out \((undone + (added.isEmpty ? [] : ["and add"]) + added).joined(separator: " "))"
    return "The \(name) reads \(Self.percent(asTheyAre)) of these images as they are and"
      + " \(Self.percent(better.share)) of them \(better.way.name); \(advice)."
  }

  static func percent(_ share: Double) -> String { NumberFormat.percent(share, places: 0) }
}

extension Witness.Way {
  fileprivate init(greatest: UInt8, transposes: Bool, inverts: Bool, stretches: Bool) {
    (self.transposes, self.inverts, self.stretches) = (transposes, inverts, stretches)
    var (names, options): ([String], [String]) = ([], [])
    if transposes { names.append("transposed"); options.append("--transpose") }
    if stretches {
      names.append("with \(greatest) as full ink")
      options += ["--pixel-range", inverts ? "\(greatest),0" : "0,\(greatest)"]
    }
    if inverts {
      names.append("inverted")
      if !stretches { options.append("--invert") }
    }
    (name, self.options) = (names.joined(separator: " and "), options)
  }

  /// What the network is given of an image taken in this way.
  fileprivate func inputs(from image: [UInt8], side: Int, greatest: UInt8) -> [Float] {
    return image.indices.map { place in
      let level = Float(transposes ? image[place % side * side + place / side] : image[place])
      let top = Float(stretches ? greatest : 255)
      return (inverts ? top - min(level, top) : level) / top
    }
  }
}
