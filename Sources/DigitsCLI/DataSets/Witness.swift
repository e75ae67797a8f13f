// Detects transposed, inverted or faint images with a network, which is accurate only in the convention that it was
// trained on. The embedded network, trained on MNIST, checks digits of MNIST's size; in an evaluation, the evaluated
// network checks its own images.

import DigitReader
import Embedded
import Formats
import IDX
import Images
import MLP
import Tensor

/// A network's accuracy on a data set's images, unchanged and under other conventions.
struct Witness {
  /// An image convention to try.
  struct Way: Sendable {
    /// The end of the sentence "it reads 97 % of them ...".
    let name: String
    /// The command-line options for this convention.
    let options: [String]
    let transposes: Bool
    let inverts: Bool
    let stretches: Bool
  }

  /// The number of images to classify.
  private static let images = 200
  /// With fewer images, accuracy under a wrong convention may be high by chance.
  private static let fewest = 20
  /// The minimum gain and accuracy of another convention to be reported.
  private static let leastGain = 0.25
  private static let leastShare = 0.6

  /// The accuracy of the embedded network above which images count as correct digits.
  static let wellRead = 0.8

  /// The network's name in a sentence.
  private let name: String
  /// The conventions already applied to the images.
  private let conventions: ImageConventions
  /// The accuracy on the unchanged images.
  let asTheyAre: Double
  /// The best other convention and its accuracy; nil if none is much better.
  let better: (way: Way, share: Double)?

  /// Evaluates the embedded network on `data`. Nil if the data are not digits of MNIST's size, or have too few
  /// images.
  init?(_ data: OpenDataSet, _ split: Split, engine: Engine) {
    let examples = data[split]
    guard ImageSize(of: examples) == ImageSize(width: MNISTField.side, height: MNISTField.side),
      data.classes.areNumbers,
      examples.classCount <= 10 || examples.labels.count(where: { $0 < 10 }) > examples.count / 2,
      let model = try? Model(PretrainedWeights.bytes, name: "")
    else { return nil }
    self.init(model.network, called: "shipped network", reading: data, split, engine: engine)
  }

  /// Evaluates `model` on `data`, which must fit its input. Nil if there are too few images.
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
      // Stretching changes nothing if pixels already reach full ink.
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

  /// The message for the user; nil if the unchanged images are read best.
  var words: String? {
    guard let better else { return nil }
    // A convention that is already applied is undone by omitting its option.
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

  /// The network's input for an image in this convention.
  fileprivate func inputs(from image: [UInt8], side: Int, greatest: UInt8) -> [Float] {
    return image.indices.map { place in
      let level = Float(transposes ? image[place % side * side + place / side] : image[place])
      let top = Float(stretches ? greatest : 255)
      return (inverts ? top - min(level, top) : level) / top
    }
  }
}
