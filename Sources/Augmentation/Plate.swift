// The picture that a distortion looks into: grey as Floats, with paper all around it.

/// A picture in 0 ... 1, ink 1, framed by paper so that what lies outside needs no question.
///
/// Places are in the frame's own pixels: the picture's first pixel is at (1, 1).
struct Plate {
  let width: Int
  let height: Int
  /// Pixels from a row to the next: one of frame to the left and two to the right, since a sample at the last
  /// place that is looked at reads the pixel after it.
  let stride: Int
  private var pixels: [Float]
  /// The picture before strokes were made thicker or thinner.
  private var original: [Float]
  /// The frame's rows and columns from the first with ink to the last.
  private var inkRows = 1..<1
  private var inkColumns = 1..<1

  /// A plate of paper. Traps unless it has from one to four million pixels a side.
  init(width: Int, height: Int) {
    precondition(
      (1...4_000_000).contains(width) && (1...4_000_000).contains(height),
      "a picture of \(width) x \(height) cannot be distorted")
    self.width = width
    self.height = height
    stride = width + 3
    pixels = [Float](repeating: 0, count: stride * (height + 3))
    original = pixels
  }

  /// Takes a picture of width x height bytes, row by row.
  mutating func load(_ bytes: Span<UInt8>) {
    precondition(bytes.count == width * height, "\(bytes.count) bytes are no picture of \(width) x \(height)")
    let (width, height, stride) = (width, height, stride)
    var target = pixels.mutableSpan
    var (firstRow, lastRow, firstColumn, lastColumn) = (height, -1, width, -1)
    for row in 0..<height {
      // Bounds that are known before the row need no check at each of its pixels.
      let bytes = bytes.extracting(row * width..<(row + 1) * width)
      let to = (row + 1) * stride + 1
      precondition(to + width <= target.count, "row \(row) is outside a plate of \(target.count)")
      var rowBits: UInt8 = 0
      for column in bytes.indices {
        target[to + column] = Float(bytes[column]) * (1 / 255)
        rowBits |= bytes[column]
      }
      guard rowBits != 0 else { continue }
      (firstRow, lastRow) = (min(firstRow, row), row)
      // Only what lies outside the columns found before needs a look.
      firstColumn = (0..<firstColumn).first { bytes[$0] != 0 } ?? firstColumn
      lastColumn = (lastColumn + 1..<width).last { bytes[$0] != 0 } ?? lastColumn
    }
    inkRows = min(firstRow, lastRow + 1) + 1..<lastRow + 2
    inkColumns = min(firstColumn, lastColumn + 1) + 1..<lastColumn + 2
  }

  /// Makes strokes thicker by `amount` pixels of their width, or thinner where it is negative; from −2 to 2.
  ///
  /// Grey dilation gives each pixel the most ink among itself and its four neighbours, which moves every edge of a
  /// stroke outwards by one pixel, erosion the least; here every pixel goes a part of the way there, half of
  /// `amount` on either side of a stroke. Paper outside the picture stays paper.
  mutating func thicken(by amount: Float) {
    inkRows = max(1, inkRows.lowerBound - 1)..<min(height + 1, inkRows.upperBound + 1)
    inkColumns = max(1, inkColumns.lowerBound - 1)..<min(width + 1, inkColumns.upperBound + 1)
    swap(&pixels, &original)
    for row in 1...height {
      let start = row * stride + 1
      Self.thicken(original, row: start..<start + width, stride: stride, by: amount, into: &pixels)
    }
  }

  /// One `row` of a thickened plate.
  private static func thicken(
    _ original: [Float], row: Range<Int>, stride: Int, by amount: Float, into pixels: inout [Float]
  ) {
    // The row and its four neighbours as spans from 0, whose bounds need no check at each pixel: 3 times as fast.
    let all = original.span
    let here = all.extracting(row)
    let left = all.extracting(row.lowerBound - 1..<row.upperBound - 1)
    let right = all.extracting(row.lowerBound + 1..<row.upperBound + 1)
    let above = all.extracting(row.lowerBound - stride..<row.upperBound - stride)
    let below = all.extracting(row.lowerBound + stride..<row.upperBound + stride)
    var target = pixels.mutableSpan
    precondition(row.upperBound <= target.count, "row \(row) is outside a plate of \(target.count)")
    let share = abs(amount) / 2
    for column in here.indices {
      let (a, b, c, d) = (left[column], right[column], above[column], below[column])
      let extreme =
        amount > 0
        ? max(here[column], max(max(a, b), max(c, d)))
        : min(here[column], min(min(a, b), min(c, d)))
      target[row.lowerBound + column] = here[column] + share * (extreme - here[column])
    }
  }

  /// Eight places to look at.
  struct Places {
    /// The pixel above and to the left of each, in the low bits of the Float.
    fileprivate let column: Lanes
    fileprivate let row: Lanes
    /// How far each is to the right of that pixel and below it, 0 ..< 1.
    fileprivate let right: Lanes
    fileprivate let down: Lanes
  }

  /// Whether there may be ink at one of the places (x, y): what lies a pixel or more from all of it is paper.
  @inline(__always)
  func mayHaveInk(x: Lanes, y: Lanes) -> Bool {
    let right = x .> Float(inkColumns.lowerBound - 1)
    let left = x .< Float(inkColumns.upperBound)
    let below = y .> Float(inkRows.lowerBound - 1)
    let above = y .< Float(inkRows.upperBound)
    return any(left .& right .& above .& below)
  }

  /// The places at (x, y), in the frame's pixels; what is outside the frame is moved to its edge, which is paper.
  @inline(__always)
  func places(x: Lanes, y: Lanes) -> Places {
    let (x, y) = (x.limited(to: Float(width + 1)), y.limited(to: Float(height + 1)))
    let (column, row) = (x.roundedDown, y.roundedDown)
    // Adding 2²³ leaves a whole number in the low bits of a Float, and costs less than converting it.
    return Places(
      column: column + .wholeNumbers, row: row + .wholeNumbers, right: x - column, down: y - row)
  }

  /// The grey at one of the places: between its four pixels, in proportion to how near they are.
  @inline(__always)
  func grey(at places: Places, lane: Int) -> Float {
    let column = Int(places.column[lane].bitPattern & 0x7F_FFFF)
    let above = Int(places.row[lane].bitPattern & 0x7F_FFFF) &* stride &+ column
    let below = above &+ stride
    let right = places.right[lane]
    let top = pixels[above] + right * (pixels[above &+ 1] - pixels[above])
    let bottom = pixels[below] + right * (pixels[below &+ 1] - pixels[below])
    return top + places.down[lane] * (bottom - top)
  }
}
