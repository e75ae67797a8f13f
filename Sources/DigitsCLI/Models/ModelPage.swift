// The page that `digits export` makes of a model: what it is told of the network's pictures and of its history, and the
// digits that it is tried on. What the page looks like and does is in Sources/CEmbedded/page.

import Augmentation
import DigitReader
import Export
import Formats
import Images
import MLP
import Parallel

extension Model {
  /// The page, `tensors` being those of the network with its temperature folded in, and `path` the file that it came
  /// from, beside which its earlier moments may be. Throws where the file does not say
  /// what pictures the network takes.
  func page(
    _ tensors: LayerTensors, _ preprocessing: Preprocessing, from path: String?
  ) throws(Failure) -> DemoPage {
    guard let size = imageSize else {
      throw Failure(
        "\(name): a page to draw on needs the size of the images, but the file of this network of"
          + " \(network.inputCount) inputs does not record it; export it as .onnx or .npz")
    }
    return DemoPage(
      tensors, layers: network.layers, classes: (0..<network.classCount).map { classes[$0] },
      input: .init(
        width: size.width, height: size.height, isFramed: framing == .mnist,
        deslants: preprocessing == .deslant, readsDigits: readsDigits,
        leastConfidence: Doubt.leastConfidence),
      story: .init(
        sentences: history.story, facts: facts(preprocessing),
        metadata: history.metadata),
      moments: moments(beside: path),
      samples: readsDigits ? Self.samples(classCount: network.classCount) : .none)
  }

  /// What the page says of the network. The file may be anybody's: its words are shown, not obeyed.
  private func facts(_ preprocessing: Preprocessing) -> [(name: String, text: String)] {
    let entries: [(name: String, text: String?)] = [
      ("data set", history["dataset"]), ("images", preprocessing.participle),
      ("test accuracy", testAccuracy), ("training", history.epochs?.summary ?? history["epochs"]),
      ("seed", history["seed"]), ("temperature", history["temperature"]),
      ("made by digits", history["version"]),
    ]
    return [("weights", name)]
      + entries.compactMap { name, text in text.map { (name, $0.harmless(limit: 200)) } }
  }

  /// The accuracy on the test images, where the file says how many there were and how many were right.
  private var testAccuracy: String? {
    guard let count = history["test_count"].flatMap(Int.init), count > 0,
      let correct = history["test_correct"].flatMap(Int.init), 0...count ~= correct
    else { return nil }
    return NumberFormat.accuracy(correct: correct, of: count)
      + (history.heldOut == nil ? "" : ", on images held out")
  }

  /// The moments of the training that are kept beside the file, the last being this network; none where there are none.
  private func moments(beside path: String?) -> [DemoPage.Moment] {
    let image = imageSize.flatMap(\.volumeIfSmall)
    let moments = path.flatMap { TrainingMoments.leading(to: network.tensors, at: $0, image: image) } ?? []
    return moments.map { moment in
      let batches = "after \(NumberFormat.grouped(moment.step)) batches"
      let name =
        moment.step == 0 ? "at the start" : moment.epoch.map { "after epoch \($0)" } ?? batches
      return DemoPage.Moment(name: name, tensors: moment.tensors.dividingLogits(by: temperature))
    }
  }

  /// A hundred digits that the program draws itself, ten of each; without those that the network has no class for.
  private static func samples(classCount: Int) -> DemoPage.Samples {
    let (pixels, labels) = SyntheticDigits(seed: sampleSeed).images(
      .test, count: 100, team: WorkerTeam(threads: 1))
    let area = SyntheticDigits.side * SyntheticDigits.side
    let known = labels.indices.filter { labels[$0] < classCount }
    return DemoPage.Samples(
      pixels: known.flatMap { pixels[$0 * area..<($0 + 1) * area] }, labels: known.map { labels[$0] })
  }

  /// Not the seed of the built-in data set: no network has been trained on these digits or measured by them.
  private static let sampleSeed: UInt64 = 28
}
