// What a weights file says about how it came to be: strings by name, for people and for repeating a training.

import MLP
import Tensor

/// How a network was trained and how well it did, as the metadata of its file.
///
/// It holds nothing that may differ between two runs that should give the same bytes: no time, no date, no
/// number of threads.
package struct ModelHistory: Equatable, Sendable {
  /// Names and texts in the order in which they are shown.
  package let entries: [(name: String, text: String)]

  /// A history with these entries.
  package init(entries: [(name: String, text: String)]) { self.entries = entries }

  /// What a file says, in order of names when it is not one of ours.
  package init(metadata: [String: String]) {
    entries = metadata.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What the file says under `name`; nil when it says nothing.
  package subscript(name: String) -> String? { entries.first { $0.name == name }?.text }

  /// The size of the images that the network takes, where the file says it.
  package var imageSize: ImageSize? {
    guard let width = self[Self.widthEntry].flatMap(Int.init), width > 0,
      let height = self[Self.heightEntry].flatMap(Int.init), height > 0
    else { return nil }
    return ImageSize(width: width, height: height)
  }

  /// What the units of the first layer see; nil where they see whole images, and where the file does not say. Throws
  /// where it says what cannot be.
  package func receptiveField() throws(ModelError) -> ReceptiveField? {
    guard let text = self[Self.receptiveFieldEntry], text != "0" else { return nil }
    guard let size = imageSize else { throw .receptiveFieldWithoutSize }
    guard let field = Int(text).flatMap(size.receptiveField) else { throw .receptiveField(text) }
    return field
  }

  /// What the file calls its `count` classes.
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
