// Detects a sheet of paper on another surface: a large solid piece of "ink" with ink on it.

/// The interior of a piece that is a sheet of paper or a similar surface.
struct Sheet {
  /// A solid sheet covers at least this share of its bounding box.
  static let leastFill = 0.7
  /// The least ratio of the shorter to the longer side; a one is narrower. Second, the same for a sheet with a number.
  static let leastAspect = 0.4
  static let leastAspectOfStrip = 0.12
  /// The width of the sheet's blurred edges, which are cropped, as a share of the picture's longer side.
  static let margin = 0.02

  /// A sheet with straight sides covers at least this share of the area between its sides,
  static let leastCover = 0.75
  /// that area differs from the quadrilateral of its corners by at most this share,
  static let greatestMisfit = 0.05
  /// and it covers at least this share of its bounding box, which a slanting stroke does not.
  static let leastShareOfBox = 0.5
  /// Below this side in pixels any shape has straight sides.
  static let leastSide = 24

  /// Whether all four sides are straight, which a digit drawn with a broad pen does not have.
  let isStraight: Bool
  private let rows: Range<Int>
  private let columns: Range<Int>
  /// For each row of the sheet its columns, and for each column its rows, from the first ink to the last.
  private var spans: [Range<Int>]
  private var heights: [Range<Int>]

  /// The largest kept piece, if it is a surface: solid or with straight sides, and not narrow. Nil otherwise.
  init?(in selection: PieceSelection, leastAspect: Double = Self.leastAspect) {
    guard let largest = selection.largest else { return nil }
    let piece = selection.pieces.pieces[largest]
    let (width, height) = (piece.columns.count, piece.rows.count)
    let fill = Double(piece.mass) / 255 / Double(width * height)
    guard Double(min(width, height)) > leastAspect * Double(max(width, height)) else { return nil }
    (rows, columns) = (piece.rows, piece.columns)
    spans = Array(repeating: Int.max..<Int.max, count: height)
    heights = Array(repeating: Int.max..<Int.max, count: width)
    var covered = 0
    for run in selection.pieces.runs where run.piece == largest {
      covered += run.columns.count
      let row = run.row - rows.lowerBound
      spans[row] = min(spans[row].lowerBound, run.columns.lowerBound)..<run.columns.upperBound
      for column in run.columns {
        let index = column - columns.lowerBound
        heights[index] = min(heights[index].lowerBound, run.row)..<run.row + 1
      }
    }
    // A two has hardly a gap along its rows, but has gaps along its columns.
    let within = max(spans.reduce(0) { $0 + $1.count }, heights.reduce(0) { $0 + $1.count })
    let spans = spans
    isStraight =
      min(width, height) >= Self.leastSide && Double(covered) >= Self.leastCover * Double(within)
      && Double(covered) >= Self.leastShareOfBox * Double(width * height)
      && abs(Self.area(of: Self.corners(of: spans)) - Double(within)) <= Self.greatestMisfit * Double(within)
    guard isStraight || fill > Self.leastFill else { return nil }
  }

  /// The pixels furthest to the top left, top right, bottom right and bottom left.
  private static func corners(of spans: [Range<Int>]) -> [SIMD2<Double>] {
    let ends = spans.enumerated().flatMap { row, span in
      [span.lowerBound, span.upperBound].flatMap { x in
        [SIMD2(Double(x), Double(row)), SIMD2(Double(x), Double(row + 1))]
      }
    }
    let directions = [SIMD2(-1.0, -1.0), SIMD2(1.0, -1.0), SIMD2(1.0, 1.0), SIMD2(-1.0, 1.0)]
    return directions.map { direction in
      ends.max { ($0 * direction).sum() < ($1 * direction).sum() } ?? .zero
    }
  }

  /// The area of a polygon, by the shoelace formula.
  private static func area(of corners: [SIMD2<Double>]) -> Double {
    zip(corners, corners.dropFirst() + corners.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
      / 2
  }

  /// The part of `light`, the picture that contains the sheet, in the sheet's box. Pixels outside the sheet get the
  /// median level of the sheet. Nil when the sheet consists only of its edges.
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
