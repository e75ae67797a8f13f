// The conditions, other than options, that a resumed training must share with its checkpoint: the same images and the
// same arithmetic. ResumedOptions compares the options.

import Formats
import IDX
import Storage
import Tensor

/// Conditions that affect the resulting weights but are not options.
struct TrainingPremises: Equatable {
  /// The data set's name, as in `--json`.
  let dataSet: String
  /// The number of training images, including held-out ones.
  let images: Int
  /// A checksum of the network's inputs and the labels.
  let sum: String
  /// The instruction set.
  let kernel: String
  /// The trainings of the initial network.
  let earlier: EarlierTrainings

  init(_ data: OpenDataSet, _ engine: Engine, after earlier: EarlierTrainings) {
    self.earlier = earlier
    dataSet = data.name
    let examples = data[.train]
    images = examples.count
    let sumOfLabels = XXHash64.sum(of: ByteBuffer(examples.labels))
    sum = String(XXHash64.sum(of: examples.images, seed: sumOfLabels), radix: 16)
    kernel = engine.instructionSet.rawValue
  }

  /// Why a training under `earlier` premises cannot be resumed under these, as the end of a sentence about its
  /// checkpoint; nil if it can.
  func objection(to earlier: TrainingPremises) -> String? {
    if earlier.dataSet != dataSet {
      "it belongs to a training on \(earlier.dataSet.harmless()), but the data set here is \(dataSet.harmless())"
    } else if earlier.images != images {
      "it belongs to a training on \(NumberFormat.counted(earlier.images, "image")) of \(dataSet.harmless()), which"
        + " now has \(NumberFormat.grouped(images))"
    } else if earlier.sum != sum {
      "the training images or labels of \(dataSet.harmless()) have changed since it was saved"
    } else if earlier.kernel != kernel {
      "it was computed with \(earlier.kernel.harmless()), but this run uses \(kernel); set"
        + " DIGITS_KERNEL to choose"
    } else {
      nil
    }
  }
}

extension TrainingPremises {
  private enum Name {
    static let dataSet = "dataset"
    static let images = "training_images"
    static let sum = "training_sum"
    static let kernel = "kernel"
    static let earlier = EarlierTrainings.entry
  }

  /// The premises as metadata entries of a checkpoint.
  var texts: [String: String] {
    var texts = [Name.dataSet: dataSet, Name.images: "\(images)", Name.sum: sum, Name.kernel: kernel]
    texts[Name.earlier] = earlier.text
    return texts
  }

  /// Parses the metadata entries of a checkpoint; nil if one is missing or invalid.
  init?(texts: [String: String]) {
    guard let dataSet = texts[Name.dataSet], let images = texts[Name.images].flatMap(Int.init), images >= 0,
      let sum = texts[Name.sum], let kernel = texts[Name.kernel]
    else { return nil }
    (self.dataSet, self.images, self.sum, self.kernel) = (dataSet, images, sum, kernel)
    earlier = texts[Name.earlier].flatMap { EarlierTrainings(text: $0) } ?? .init()
  }
}
