// Collects the data for the page of `digits export`: facts about the network, its input format and history, and
// sample digits. The page itself is in Sources/CEmbedded/page.

import Augmentation
import DigitReader
import Export
import Formats
import Images
import MLP
import Parallel

extension Model {
  /// The page for the network with these `tensors`, whose temperature is folded into its weights. `path` is the
  /// weights file, beside which snapshots may be stored. Throws if the file does not specify the image format.
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

  /// Facts about the network. The file is untrusted: its metadata is displayed, but not acted on.
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

  /// The accuracy on the test images, if the file records the number of images and of correct predictions.
  private var testAccuracy: String? {
    guard let count = history["test_count"].flatMap(Int.init), count > 0,
      let correct = history["test_correct"].flatMap(Int.init), 0...count ~= correct
    else { return nil }
    return NumberFormat.accuracy(correct: correct, of: count)
      + (history.heldOut == nil ? "" : ", on images held out")
  }

  /// The snapshots beside the weights file, ending with this network; empty if there are none.
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

  /// A hundred generated digits, ten of each class, without those of classes that the network lacks.
  private static func samples(classCount: Int) -> DemoPage.Samples {
    let (pixels, labels) = SyntheticDigits(seed: sampleSeed).images(
      .test, count: 100, team: WorkerTeam(threads: 1))
    let area = SyntheticDigits.side * SyntheticDigits.side
    let known = labels.indices.filter { labels[$0] < classCount }
    return DemoPage.Samples(
      pixels: known.flatMap { pixels[$0 * area..<($0 + 1) * area] }, labels: known.map { labels[$0] })
  }

  /// Differs from the built-in data set's seed: no network was trained or evaluated on these digits.
  private static let sampleSeed: UInt64 = 28
}
