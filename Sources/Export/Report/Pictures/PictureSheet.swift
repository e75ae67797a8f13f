// Many small pictures in one PNG, so that a page carries and decodes one file: each is shown through a window on it.

import Formats
import IDX
import Images

/// Pictures of one size, side by side, and the element that the page shows each with.
struct PictureSheet {
  /// What the page calls it.
  let id: String
  let width: Int
  let height: Int
  /// How many there are.
  let count: Int
  private let picture: Picture?

  private let perRow: Int

  private static let tilesPerRow = 32
  /// No sheet is wider, in pixels, unless a single picture is: browsers draw none that are much larger.
  private static let widest = 16_384

  /// A sheet of `tiles`, each height x width pixels of `channels`.
  ///
  /// A pixel of `blank` is left between them: a window at a fractional size would show a neighbour's edge.
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
          samples += tile[y * width * blank.count..<(y + 1) * width * blank.count]
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

  /// The shape of the windows, which is that of the images: in another a neighbour would be seen.
  static func style(of examples: LabeledImages) -> Markup {
    """
    :root { --shape: \(examples.columns) / \(examples.rows) }

    """
  }

  /// The sheet itself, which the page holds once and does not show.
  var definition: Markup {
    guard let picture else { return .none }
    let data = "data:image/png;base64," + Base64.encode(PNGWriter.encode(picture))
    return """
      <svg class="sheet" aria-hidden="true" width="0" height="0"><defs>
      <image id="\(id)" width="\(picture.width)" height="\(picture.height)" href="\(data)"/>
      </defs></svg>

      """
  }

  /// The picture at a place, 0 ..< `count`, with the words for those who do not see it.
  func tile(_ place: Int, label: String) -> Markup {
    precondition(0..<count ~= place, "picture \(place) of \(count)")
    let (row, column) = place.quotientAndRemainder(dividingBy: perRow)
    let box: Markup = "\(column * (width + 1)) \(row * (height + 1)) \(width) \(height)"
    return
      "<svg class=\"\(id)\" viewBox=\"\(box)\" role=\"img\" aria-label=\"\(label)\"><use href=\"#\(id)\"/></svg>"
  }
}
