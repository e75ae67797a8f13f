// A sprite sheet: many small pictures in one PNG, so that the page embeds and decodes a single file.

import Formats
import IDX
import Images

/// Pictures of equal size in a grid, and the element that shows each of them.
struct PictureSheet {
  /// The sheet's id in the page.
  let id: String
  let width: Int
  let height: Int
  /// The number of pictures.
  let count: Int
  private let picture: Picture?

  private let perRow: Int

  private static let tilesPerRow = 32
  /// The maximum width of a sheet in pixels, unless a single picture is wider; browsers do not draw much wider images.
  private static let widest = 16_384

  /// A sheet of `tiles`, each height x width pixels of `channels`.
  ///
  /// Tiles are separated by one pixel of `blank`, so that scaling to a fractional size does not show a neighbour's
  /// edge.
  init(
    id: String, tiles: [[UInt8]], width: Int, height: Int, channels: Picture.Channels, blank: [UInt8]
  ) {
    (self.id, self.width, self.height, count) = (id, width, height, tiles.count)
    perRow = min(Self.tilesPerRow, max(1, Self.widest / (width + 1)), max(1, tiles.count))
    guard !tiles.isEmpty else {
      picture = nil
      return
    }
    var samples: [UInt8] = []
    for start in stride(from: 0, to: tiles.count, by: perRow) {
      let row = tiles[start..<min(start + perRow, tiles.count)]
      for y in 0..<height {
        for tile in row {
          let start = y * width * blank.count
          samples += tile[start..<start + width * blank.count]
          samples += blank
        }
        for _ in 0..<(perRow - row.count) * (width + 1) { samples += blank }
      }
      for _ in 0..<perRow * (width + 1) { samples += blank }
    }
    let rows = (tiles.count + perRow - 1) / perRow
    picture = Picture(
      width: perRow * (width + 1), height: rows * (height + 1), channels: channels, samples: samples)
  }

  /// The aspect ratio of the windows, that of the images; any other would show a part of a neighbour.
  static func style(of examples: LabeledImages) -> Markup {
    """
    :root { --shape: \(examples.columns) / \(examples.rows) }

    """
  }

  /// The sheet itself, stored once in the page and not displayed.
  var definition: Markup {
    guard let picture else { return .none }
    let data = "data:image/png;base64," + Base64.encode(PNGWriter.encode(picture))
    return """
      <svg class="sheet" aria-hidden="true" width="0" height="0"><defs>
      <image id="\(id)" width="\(picture.width)" height="\(picture.height)" href="\(data)"/>
      </defs></svg>

      """
  }

  /// The picture at index `0 ..< count`, with alternative text.
  func tile(_ place: Int, label: String) -> Markup {
    precondition(0..<count ~= place, "picture \(place) of \(count)")
    let (row, column) = place.quotientAndRemainder(dividingBy: perRow)
    let box: Markup = "\(column * (width + 1)) \(row * (height + 1)) \(width) \(height)"
    return
      "<svg class=\"\(id)\" viewBox=\"\(box)\" role=\"img\" aria-label=\"\(label)\"><use href=\"#\(id)\"/></svg>"
  }
}
