// What a run must share with the checkpoint that it goes on from, beside the options: the same images, the same
// arithmetic. Options are compared by ResumedOptions.

import Formats
import IDX
import Storage
import Tensor

/// What the bytes of a training depend on and no option says.
struct TrainingPremises: Equatable {
  /// As `--json` has it.
  let dataSet: String
  /// Training images, those held out among them.
  let images: Int
  /// A sum of them as the network sees them, and of their labels.
  let sum: String
  /// The instruction set.
  let kernel: String
  /// What the network had been through before.
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

  /// Why a training on `earlier` premises cannot be gone on with on these, as the end of a sentence about its
  /// checkpoint; nil when it can.
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

  /// The texts that a checkpoint keeps.
  var texts: [String: String] {
    var texts = [Name.dataSet: dataSet, Name.images: "\(images)", Name.sum: sum, Name.kernel: kernel]
    texts[Name.earlier] = earlier.text
    return texts
  }

  /// The premises among the texts of a checkpoint; nil when one is missing or cannot be.
  init?(texts: [String: String]) {
    guard let dataSet = texts[Name.dataSet], let images = texts[Name.images].flatMap(Int.init), images >= 0,
      let sum = texts[Name.sum], let kernel = texts[Name.kernel]
    else { return nil }
    (self.dataSet, self.images, self.sum, self.kernel) = (dataSet, images, sum, kernel)
    earlier = texts[Name.earlier].flatMap { EarlierTrainings(text: $0) } ?? .init()
  }
}
