// The training images: MNIST from `mnist` in `$DIGITS_DATA`, as in the tests, or else synthetic digits of similar
// appearance. Nothing is downloaded.

import Augmentation
import IDX
import MLP
import Parallel
import Storage
import Tensor
import Terminal

/// The images used for training.
struct TrainingData: Sendable {
  /// The name of the data set, for the heading.
  let name: String
  /// The folder whose `mnist` it was found in; nil for synthetic digits.
  let folder: String?
  let examples: LabeledImages

  /// As many images as in MNIST, so that all epochs have the same length.
  private static let count = 60_000

  /// MNIST's training images, or synthetic ones. Throws if an existing MNIST cannot be read or is truncated.
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

  /// The first `count` images as the inputs of a network, with lists of the nonzero elements.
  func batch(of count: Int, on engine: Engine) -> Matrix {
    var batch = Matrix(rows: count, columns: examples.rows * examples.columns)
    examples.images.withSpan { pixels in
      engine.gather(Array(0..<count).span, of: pixels, scale: Network.inputScale, into: &batch)
    }
    engine.listNonzeroRows(of: &batch)
    return batch
  }

  /// About as much ink as in MNIST, on which the time of the first layer depends.
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
