// What is trained on: MNIST where it is at hand, else the built-in digits, which look much like it.
// Found as the tests find it, in `mnist` of `$DIGITS_DATA`; nothing is downloaded.

import Augmentation
import IDX
import MLP
import Parallel
import Storage
import Tensor
import Terminal

/// The images that trainings are timed on.
struct TrainingData: Sendable {
  /// What it is, for the heading.
  let name: String
  /// The folder in whose `mnist` it was found; nil for the built-in digits.
  let folder: String?
  let examples: LabeledImages

  /// As many as MNIST has, so that all epochs are of one length.
  private static let count = 60_000

  /// MNIST's training images, or drawn ones. Throws when there is an MNIST that cannot be read or is cut short.
  init(in environment: Environment) throws {
    if let folder = environment[.digitsData], let images = Self.path(of: .images, in: folder),
      let labels = Self.path(of: .labels, in: folder)
    {
      let (images, labels) = try (Self.array(at: images), Self.array(at: labels))
      examples = try LabeledImages(images: images, labels: labels, size: (28, 28))
      guard examples.count == Self.count else {
        throw UsageError("The MNIST in $DIGITS_DATA has \(examples.count) training images, and not 60,000.")
      }
      self.folder = folder
      name = "60,000 training images of MNIST"
    } else {
      examples = Self.drawnImages
      folder = nil
      name = "60,000 built-in digits, since $DIGITS_DATA holds no MNIST"
    }
  }

  /// The first `count` images as the inputs of a network, with lists of what is not zero.
  func batch(of count: Int, on engine: Engine) -> Matrix {
    var batch = Matrix(rows: count, columns: examples.rows * examples.columns)
    examples.images.withSpan { pixels in
      engine.gather(Array(0..<count).span, of: pixels, scale: Network.inputScale, into: &batch)
    }
    engine.listNonzeroRows(of: &batch)
    return batch
  }

  /// As much paper and ink as MNIST, since it is left to the ink how long the first layer takes.
  private static var drawnImages: LabeledImages {
    let (pixels, labels) = SyntheticDigits(seed: 1).images(
      .training, count: count, team: WorkerTeam(threads: WorkerTeam.recommendedThreads))
    return LabeledImages(images: ByteBuffer(pixels), labels: labels, rows: 28, columns: 28)
  }

  private static func path(of content: MNISTFile.Content, in folder: String) -> String? {
    MNISTFile(content, of: .train).names
      .map { "\(folder)/mnist/\($0)" }
      .first { (try? ByteBuffer(contentsOf: $0, limit: fileLimit)) != nil }
  }

  private static func array(at path: String) throws -> IDXArray {
    try IDXArray(loading: ByteBuffer(contentsOf: path, limit: fileLimit), limit: fileLimit)
  }

  private static let fileLimit = 1 << 27
}
