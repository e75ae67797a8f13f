// The role of a file, or of an array in an archive, inferred from its name alone: `train-images-idx3-ubyte.gz`,
// `x_train`, `emnist-letters-test-labels-idx1-ubyte`, `mnist_train.csv`. The content is checked elsewhere.

import IDX

/// The role that the words of a name indicate.
public struct DataFileRole: Hashable, Sendable {
  /// Images or labels; nil if the name does not say, as for a table with both.
  public let content: MNISTFile.Content?
  /// Training or test split; nil if the name does not say.
  public let split: Split?
  /// The remaining words, joined by dashes: `emnist-letters`, `qmnist`, or empty.
  public let set: String
  /// Whether the name indicates a validation set.
  public let isValidation: Bool

  private static let training: Set = ["train", "training", "xtrain", "ytrain"]
  private static let test: Set = ["test", "testing", "t10k", "xtest", "ytest"]
  private static let validation: Set = ["val", "valid", "validation"]
  private static let images: Set = ["images", "image", "imgs", "img", "x", "pixels", "xtrain", "xtest"]
  private static let labels: Set = ["labels", "label", "y", "targets", "target", "ytrain", "ytest"]
  /// Words that describe the file format.
  private static let notation: Set = [
    "gz", "npy", "npz", "csv", "tsv", "txt", "idx", "idx1", "idx2", "idx3", "idx4", "ubyte", "int", "float",
  ]

  /// Parses a file name, given without its folder.
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
