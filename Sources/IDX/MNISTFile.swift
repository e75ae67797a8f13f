// The four files of MNIST and of compatible data sets, and the names under which they are distributed.

/// The training or the test part of a data set.
public enum Split: String, Sendable, CaseIterable {
  case train, test
}

/// One of the four files: the images or the labels of one split.
public struct MNISTFile: Sendable, Hashable {
  public enum Content: String, Sendable, CaseIterable {
    case images, labels
  }

  public let content: Content
  public let split: Split

  public init(_ content: Content, of split: Split) {
    self.content = content
    self.split = split
  }

  /// All four: images before labels, training before test.
  public static let all = Split.allCases.flatMap { split in
    Content.allCases.map { MNISTFile($0, of: split) }
  }

  /// The file with this name, in any spelling, without a folder.
  public init?(name: String) {
    guard let file = Self.all.first(where: { $0.names.contains(name) }) else { return nil }
    self = file
  }

  /// The official name, such as `train-images-idx3-ubyte`.
  public var name: String { stem + "-" + suffix }

  /// All spellings: uncompressed before `.gz`, since uncompressed files can be mapped, and the official spelling before
  /// that of many archives, such as `train-images.idx3-ubyte`.
  public var names: [String] {
    ["", ".gz"].flatMap { [name + $0, stem + "." + suffix + $0] }
  }

  private var stem: String { (split == .train ? "train-" : "t10k-") + content.rawValue }

  private var suffix: String { content == .images ? "idx3-ubyte" : "idx1-ubyte" }
}
