// The images of a data set that a report shows, each stored once.

import Formats
import IDX

/// Pictures of selected examples, dark ink on light paper.
struct ExamplePictures {
  private let sheet: PictureSheet
  private let places: [Int: Int]

  /// Pictures of the examples at these indices; duplicates are stored once.
  init(of chosen: [Int], in examples: LabeledImages) {
    var places: [Int: Int] = [:]
    var tiles: [[UInt8]] = []
    for example in chosen where places[example] == nil {
      places[example] = tiles.count
      tiles.append(examples.image(at: example).array.map { 255 - $0 })
    }
    self.places = places
    sheet = PictureSheet(
      id: "images", tiles: tiles, width: examples.columns, height: examples.rows, channels: .gray,
      blank: [255])
  }

  var definition: Markup { sheet.definition }

  /// The picture of an example; traps when it was not selected.
  subscript(example: Int, label: String) -> Markup {
    guard let place = places[example] else { preconditionFailure("example \(example) was not chosen") }
    return sheet.tile(place, label: label)
  }
}
