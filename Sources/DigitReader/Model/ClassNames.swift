// What classes are called: words of the catalogue or of a weights file, or else the numbers that the labels are.

import Formats

/// The names of the labels of a data set, or of the outputs of a network.
package struct ClassNames: Equatable, Sendable {
  /// Names from label 0 on; empty where labels are all there is.
  private let names: [String]

  /// Classes without names.
  package static let numbers = ClassNames([])

  /// The names of the labels 0, 1, ...; no more than the labels where that is what they are.
  package init(_ names: [String]) {
    self.names = names == names.indices.map(String.init) ? [] : names
  }

  /// Whether classes are called what their labels are.
  package var areNumbers: Bool { names.isEmpty }

  /// The name of a label: its number where it has no other.
  package subscript(label: Int) -> String {
    names.indices.contains(label) ? names[label] : "\(label)"
  }

  /// A label and, where that says more, what it stands for: `7`, or `7 Sneaker`.
  package func title(of label: Int) -> String {
    names.indices.contains(label) ? "\(label) \(names[label])" : "\(label)"
  }
}

extension ClassNames {
  /// The names as a weights file has them, `T-shirt/top,Trouser`; nil for numbers. Traps when a name has a comma.
  package var text: String? {
    precondition(
      names.allSatisfy { !$0.contains(",") && !$0.isEmpty }, "names to be told apart by commas: \(names)")
    return areNumbers ? nil : names.joined(separator: ",")
  }

  /// The names that a file, which may be anybody's, has for `count` classes, made harmless; numbers where they are
  /// not as many.
  package init(text: String?, count: Int) {
    let names = text?.split(separator: ",").map { String($0).harmless(limit: 40) } ?? []
    self.init(names.count == count ? names : [])
  }
}
