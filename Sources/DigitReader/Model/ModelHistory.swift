// The metadata of a weights file: how the network was trained, as named strings, for display and for repeating the
// training.

import MLP
import Tensor

/// The training and accuracy of a network, as metadata of its file.
///
/// Contains nothing that could differ between two equal trainings, such as times, dates or the number of threads, so
/// that their files are identical.
package struct ModelHistory: Equatable, Sendable {
  /// Names and texts, in display order.
  package let entries: [(name: String, text: String)]

  /// A history with these entries.
  package init(entries: [(name: String, text: String)]) { self.entries = entries }

  /// The entries of a file, sorted by name.
  package init(metadata: [String: String]) {
    entries = metadata.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The text of the entry `name`; nil when there is none.
  package subscript(name: String) -> String? { entries.first { $0.name == name }?.text }

  /// The size of the network's images; nil when the metadata has no valid one.
  package var imageSize: ImageSize? {
    guard let width = self[Self.widthEntry].flatMap(Int.init), width > 0,
      let height = self[Self.heightEntry].flatMap(Int.init), height > 0
    else { return nil }
    return ImageSize(width: width, height: height)
  }

  /// The receptive field of the first layer's units; nil when they see whole images or the file has no such entry.
  /// Throws when the entry is invalid.
  package func receptiveField() throws(ModelError) -> ReceptiveField? {
    guard let text = self[Self.receptiveFieldEntry], text != "0" else { return nil }
    guard let size = imageSize else { throw .receptiveFieldWithoutSize }
    guard let field = Int(text).flatMap(size.receptiveField) else { throw .receptiveField(text) }
    return field
  }

  /// The names of the `count` classes in the file.
  package func classNames(count: Int) -> ClassNames {
    ClassNames(text: self[Self.classNamesEntry], count: count)
  }

  package static let receptiveFieldEntry = "receptive_field"
  package static let widthEntry = "image_width"
  package static let heightEntry = "image_height"
  package static let classNamesEntry = "class_names"

  package var metadata: [String: String] {
    Dictionary(entries.map { ($0.name, $0.text) }, uniquingKeysWith: { _, last in last })
  }

  package static func == (a: ModelHistory, b: ModelHistory) -> Bool { a.metadata == b.metadata }
}
