// The role of a file, or of an array in an archive, by its name: `train-images-idx3-ubyte.gz`, `x_train`,
// `emnist-letters-test-labels-idx1-ubyte`, `mnist_train.csv`. Names only: content decides whether it is true.

import IDX

/// What the words of a name say.
public struct DataFileRole: Hashable, Sendable {
  /// Images or labels; nil where the name does not say, as that of a table with both.
  public let content: MNISTFile.Content?
  /// Training or test images; nil where the name does not say.
  public let split: Split?
  /// The words that are left, with dashes between them: `emnist-letters`, `qmnist`, or nothing.
  public let set: String
  /// Whether it is of a third part, held out for validation.
  public let isValidation: Bool

  private static let training: Set = ["train", "training", "xtrain", "ytrain"]
  private static let test: Set = ["test", "testing", "t10k", "xtest", "ytest"]
  private static let validation: Set = ["val", "valid", "validation"]
  private static let images: Set = ["images", "image", "imgs", "img", "x", "pixels", "xtrain", "xtest"]
  private static let labels: Set = ["labels", "label", "y", "targets", "target", "ytrain", "ytest"]
  /// Words that say how a file is written.
  private static let notation: Set = [
    "gz", "npy", "npz", "csv", "tsv", "txt", "idx", "idx1", "idx2", "idx3", "idx4", "ubyte", "int", "float",
  ]

  /// Reads a name, the folder not being part of it.
  public init(name: String) {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    func holds(_ set: Set<String>) -> Bool { words.contains(where: set.contains) }
    content = holds(Self.labels) ? .labels : holds(Self.images) ? .images : nil
    split = holds(Self.test) ? .test : holds(Self.training) ? .train : nil
    isValidation = split == nil && holds(Self.validation)
    let known = Self.training.union(Self.test).union(Self.images).union(Self.labels).union(Self.notation)
    set = words.filter { !known.contains($0) }.joined(separator: "-")
  }
}
