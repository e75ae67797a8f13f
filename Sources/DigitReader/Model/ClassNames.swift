// The names of classes, from the catalogue of data sets or from a weights file; label numbers otherwise.

import Formats

/// The names of a data set's labels, or of a network's outputs.
package struct ClassNames: Equatable, Sendable {
  /// Names from label 0 on; empty when the names are the label numbers.
  private let names: [String]

  /// Classes without names.
  package static let numbers = ClassNames([])

  /// The names of the labels 0, 1, ...; stores none when they equal the label numbers.
  package init(_ names: [String]) {
    self.names = names == names.indices.map(String.init) ? [] : names
  }

  /// Whether the names are the label numbers.
  package var areNumbers: Bool { names.isEmpty }

  /// The name of a label, or its number when it has no name.
  package subscript(label: Int) -> String {
    names.indices.contains(label) ? names[label] : "\(label)"
  }

  /// The label and its name, if it has one: `7`, or `7 Sneaker`.
  package func title(of label: Int) -> String {
    names.indices.contains(label) ? "\(label) \(names[label])" : "\(label)"
  }
}

extension ClassNames {
  /// The names in the format of a weights file, `T-shirt/top,Trouser`; nil for numbers. Traps when a name is empty or
  /// contains a comma.
  package var text: String? {
    precondition(
      names.allSatisfy { !$0.contains(",") && !$0.isEmpty }, "names to be told apart by commas: \(names)")
    return areNumbers ? nil : names.joined(separator: ",")
  }

  /// Parses the names of `count` classes from a weights file and sanitises them, since the file is untrusted. Falls
  /// back to numbers when the count differs.
  package init(text: String?, count: Int) {
    let names = text?.split(separator: ",").map { String($0).harmless(limit: 40) } ?? []
    self.init(names.count == count ? names : [])
  }
}
