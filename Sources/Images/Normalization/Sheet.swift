// A sheet of paper that lies on something else: a large full piece of "ink" that turns out to carry ink itself.

/// The inside of a piece that is a sheet of paper or the like.
struct Sheet {
  /// A full piece covers at least this share of its box,
  static let leastFill = 0.7
  /// and its box is not as narrow as that of a one.
  static let leastAspect = 0.4
  /// The share of the picture's longer side by which a sheet's edges, which are blurred, are cut.
  static let margin = 0.02

  private let rows: Range<Int>
  private let columns: Range<Int>
  /// For each row of the sheet its columns, and for each column its rows, from the first ink to the last.
  private var spans: [Range<Int>]
  private var heights: [Range<Int>]

  /// The largest piece that is kept, if it is full and not narrow: no stroke, but a surface.
  init?(in selection: PieceSelection) {
    guard let largest = selection.largest else { return nil }
    let piece = selection.pieces.pieces[largest]
    let (width, height) = (piece.columns.count, piece.rows.count)
    let fill = Double(piece.mass) / 255 / Double(width * height)
    guard fill > Self.leastFill, Double(min(width, height)) > Self.leastAspect * Double(max(width, height))
    else { return nil }
    (rows, columns) = (piece.rows, piece.columns)
    spans = Array(repeating: Int.max..<Int.max, count: height)
    heights = Array(repeating: Int.max..<Int.max, count: width)
    for run in selection.pieces.runs where run.piece == largest {
      let row = run.row - rows.lowerBound
      spans[row] = min(spans[row].lowerBound, run.columns.lowerBound)..<run.columns.upperBound
      for column in run.columns {
        let index = column - columns.lowerBound
        heights[index] = min(heights[index].lowerBound, run.row)..<run.row + 1
      }
    }
  }

  /// The part of `light`, the picture that the sheet was found in, that is in the sheet's box: what lies beside the
  /// sheet has the level of its median. Nil when the sheet is all edge.
  func content(of light: GrayImage) -> GrayImage? {
    let inset = max(1, Int(Self.margin * Double(max(light.width, light.height))))
    let inside = rows.flatMap { y in columns.map { x in contains(x: x, y: y, inset: inset) } }
    let picture = light.cropped(to: box)
    let levels = Histogram(of: zip(picture.samples, inside).lazy.filter(\.1).map(\.0))
    guard let median = levels.quantile(0.5) else { return nil }
    return GrayImage(
      width: picture.width, height: picture.height,
      samples: zip(picture.samples, inside).map { $1 ? $0 : UInt8(median) })
  }

  var box: PixelBox {
    PixelBox(x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
  }

  private func contains(x: Int, y: Int, inset: Int) -> Bool {
    let span = spans[y - rows.lowerBound]
    let height = heights[x - columns.lowerBound]
    return x >= span.lowerBound + inset && x < span.upperBound - inset && y >= height.lowerBound + inset
      && y < height.upperBound - inset
  }
}
