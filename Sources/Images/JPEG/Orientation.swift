// The eight Exif orientations and how each rearranges a picture's pixels. ExifOrientation reads them from files.

/// An orientation of Exif 2.3 (tag 274): the position of the stored picture's first row and first column.
///
/// Each combines mirroring of columns, mirroring of rows and transposition.
struct Orientation: Equatable, Sendable {
  /// Stored rows are displayed as columns.
  let isTransposed: Bool
  /// The first column of the stored picture belongs on the right, or at the bottom when transposed.
  let startsAtRight: Bool
  /// The first row of the stored picture belongs at the bottom, or on the right when transposed.
  let startsAtBottom: Bool

  /// The stored picture is displayed unchanged.
  static let upright = Orientation(isTransposed: false, startsAtRight: false, startsAtBottom: false)

  private init(isTransposed: Bool, startsAtRight: Bool, startsAtBottom: Bool) {
    self.isTransposed = isTransposed
    self.startsAtRight = startsAtRight
    self.startsAtBottom = startsAtBottom
  }

  /// The orientation of a tag value, or nil for values other than 1 to 8.
  init?(exif value: Int) {
    guard 1...8 ~= value else { return nil }
    self.init(
      isTransposed: value >= 5, startsAtRight: [2, 3, 7, 8].contains(value),
      startsAtBottom: [3, 4, 6, 7].contains(value))
  }
}

/// Maps pixels of a stored picture to the upright one: an origin, and an index step per column and row.
struct Placement {
  /// The size of the upright picture.
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

  /// Copies `rows` rows in `strip`, the stored rows from `top` on, to their positions in `pixels`.
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
