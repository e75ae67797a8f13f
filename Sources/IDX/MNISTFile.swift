// The four files of MNIST and of its look-alikes, and the names that they go by in the wild.
// Names only: where such files are looked for, and fetched from, is decided elsewhere.

/// The half of a data set that is learnt from, or the half that is measured on.
public enum Split: String, Sendable, CaseIterable {
  case train, test
}

/// One of the four files: images or labels, of one split.
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

  /// The file whose name this is, in any of its spellings; the folder must not be part of it.
  public init?(name: String) {
    guard let file = Self.all.first(where: { $0.names.contains(name) }) else { return nil }
    self = file
  }

  /// The official name, such as `train-images-idx3-ubyte`.
  public var name: String { stem + "-" + suffix }

  /// All spellings: uncompressed before `.gz`, since those are mapped, and the official before the one that
  /// many archives have made of it, such as `train-images.idx3-ubyte`.
  public var names: [String] {
    ["", ".gz"].flatMap { [name + $0, stem + "." + suffix + $0] }
  }

  private var stem: String { (split == .train ? "train-" : "t10k-") + content.rawValue }

  private var suffix: String { content == .images ? "idx3-ubyte" : "idx1-ubyte" }
}
