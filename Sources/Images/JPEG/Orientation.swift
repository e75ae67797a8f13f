// How a camera was held: the eight orientations of Exif, and what each does to a picture's pixels. Where a
// file says which it is, ExifOrientation finds out.

/// An orientation of Exif 2.3 (tag 274): where the first row and the first column of the stored picture
/// belong.
///
/// All eight are a mirroring of columns, of rows, and an exchange of the two.
struct Orientation: Equatable, Sendable {
  /// Rows are shown as columns.
  let isTransposed: Bool
  /// The first column of the stored picture belongs on the right, or at the bottom when transposed.
  let startsAtRight: Bool
  /// The first row of the stored picture belongs at the bottom, or on the right when transposed.
  let startsAtBottom: Bool

  /// The picture as it is stored.
  static let upright = Orientation(isTransposed: false, startsAtRight: false, startsAtBottom: false)

  private init(isTransposed: Bool, startsAtRight: Bool, startsAtBottom: Bool) {
    self.isTransposed = isTransposed
    self.startsAtRight = startsAtRight
    self.startsAtBottom = startsAtBottom
  }

  /// The orientation of a value of the tag, or nil of a value that is not 1 to 8.
  init?(exif value: Int) {
    guard 1...8 ~= value else { return nil }
    self.init(
      isTransposed: value >= 5, startsAtRight: [2, 3, 7, 8].contains(value),
      startsAtBottom: [3, 4, 6, 7].contains(value))
  }
}

/// Where the pixels of a stored picture go: a start, and a step for each column and row.
struct Placement {
  /// The size of the picture when it is the right way up.
  let width: Int
  let height: Int
  private let storedWidth: Int
  private let origin: Int
  private let columnStep: Int
  private let rowStep: Int

  /// The placement of a picture stored with this size.
  init(_ orientation: Orientation, width: Int, height: Int) {
    (self.width, self.height) = orientation.isTransposed ? (height, width) : (width, height)
    storedWidth = width
    let alongColumns = orientation.isTransposed ? self.width : 1
    let alongRows = orientation.isTransposed ? 1 : self.width
    columnStep = orientation.startsAtRight ? -alongColumns : alongColumns
    rowStep = orientation.startsAtBottom ? -alongRows : alongRows
    origin =
      (orientation.startsAtRight ? (width - 1) * alongColumns : 0)
      + (orientation.startsAtBottom ? (height - 1) * alongRows : 0)
  }

  /// Puts `rows` rows of `strip`, the stored picture's from row `top` on, where they belong in `pixels`.
  func place(_ strip: [UInt8], rows: Int, at top: Int, in pixels: inout [UInt8], channels: Int) {
    if columnStep == 1 {
      for row in 0..<rows {
        let source = row * storedWidth * channels
        let target = (origin + (top + row) * rowStep) * channels
        let length = storedWidth * channels
        pixels.replaceSubrange(target..<target + length, with: strip[source..<source + length])
      }
      return
    }
    let source = strip.span
    var output = pixels.mutableSpan
    for column in 0..<storedWidth {
      for row in 0..<rows {
        let from = (row &* storedWidth &+ column) &* channels
        let to = (origin &+ column &* columnStep &+ (top &+ row) &* rowStep) &* channels
        for channel in 0..<channels { output[to &+ channel] = source[from &+ channel] }
      }
    }
  }
}
