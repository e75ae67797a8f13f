// EMNIST's mapping from labels to characters, read from `emnist-SPLIT-mapping.txt`. If that file is missing, the
// mappings of the published splits are used.
// Source: Cohen, Afshar, Tapson and van Schaik, 2017, <https://arxiv.org/abs/1702.05373>.

/// A mapping from labels to characters.
public struct LetterMapping: Equatable, Sendable {
  /// The character of each class.
  public let names: [String]
  /// The class of each label.
  private let classes: [UInt8: UInt8]

  /// Parses a mapping file. Each line holds a label and its code points, of which the first is the name.
  ///
  /// Nil if a line is malformed, a label is repeated, or there are more than 256 labels.
  public init?(parsing text: String) {
    var names: [String] = []
    var classes: [UInt8: UInt8] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let numbers = line.split(separator: " ").map { UInt32($0) }
      guard names.count < 256, numbers.count >= 2, let label = numbers[0].flatMap({ UInt8(exactly: $0) }),
        let scalar = numbers[1].flatMap(Unicode.Scalar.init), scalar.value > 0x20, scalar != ",",
        classes.updateValue(UInt8(names.count), forKey: label) == nil
      else { return nil }
      names.append(String(Character(scalar)))
    }
    guard !names.isEmpty else { return nil }
    (self.names, self.classes) = (names, classes)
  }

  /// The published mapping of a split, such as `letters` or `balanced`; nil if it is not an EMNIST split, or one of
  /// digits.
  public init?(split: String) {
    let digits = "0123456789", capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let signs: String
    switch split {
    case "letters": signs = capitals
    case "balanced", "bymerge": signs = digits + capitals + "abdefghnqrt"
    case "byclass": signs = digits + capitals + capitals.lowercased()
    default: return nil
    }
    names = signs.map { String($0) }
    let first: UInt8 = split == "letters" ? 1 : 0
    classes = Dictionary(uniqueKeysWithValues: names.indices.map { (first + UInt8($0), UInt8($0)) })
  }

  /// The class of `label`; nil if the label is not mapped.
  public func classIndex(of label: UInt8) -> UInt8? { classes[label] }
}
