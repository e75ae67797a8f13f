// Elastic displacements: how far, and where to, each pixel of a picture is pulled, smoothly, at random.
// There is no smoothing pass and no pass to measure the result: the field is drawn smooth and at its right size.

import Random

/// A smooth random field of displacements (u, v) over the pixels of a picture.
///
/// Simard et al. draw one number a pixel, smooth them by a Gaussian of some σ and scale what is left of them. To
/// smooth is to lay a bump on every pixel, its height drawn at random. Here the bumps are cubic B-splines with the
/// σ asked for, on a grid of knots √3 σ apart, which stands at a random place for each picture: at σ = 5, 64
/// bumps instead of 784 and more. How alike the displacements of two pixels are differs from the Gaussian's by
/// less than 0.03 at every distance.
///
/// Heights of variance s² give displacements of mean square s² (151/315)², averaged over the places of the grid,
/// since the bumps' squares are summed along both axes; so s is known from the root mean square asked for.
struct DisplacementField {
  private let width: Int
  private let height: Int
  /// Eights of pixels of a row, the last perhaps in part.
  let lanesPerRow: Int
  /// The heights at the pixels of a row of each column of knots: [knot columns][lanesPerRow].
  private var columnBumps: [Lanes]
  /// The field along x at the height of each row of knots, u and v alternating: [knot rows][lanesPerRow][2].
  private var knotRows: [Lanes]
  /// Knots between two rows of pixels, and where among the knots row 0 lies.
  private var knotsPerPixel: Float = 1
  private var firstRow: Float = 0

  /// Room for fields over pictures of this size.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    lanesPerRow = Lanes.count(over: width)
    columnBumps = []
    knotRows = []
  }

  /// Draws a field whose displacements have a root mean square of `size` pixels along each axis and are as smooth
  /// as a Gaussian of σ = `smoothness` pixels makes them, 1 at least.
  ///
  /// Drawn: the place of the grid, x then y; then the bumps' heights, row by row of knots, u and v in turn.
  mutating func draw(size: Float, smoothness: Float, using generator: inout SeededGenerator) {
    let deviation = size / CubicSpline.meanSquare
    knotsPerPixel = CubicSpline.standardDeviation / smoothness
    let firstColumn = generator.uniform()
    firstRow = generator.uniform()
    let columns = knotCount(over: width)
    let rows = knotCount(over: height)
    layColumnBumps(columns: columns, first: firstColumn)

    reserve(&knotRows, count: rows * lanesPerRow * 2)
    for row in 0..<rows {
      let start = row * lanesPerRow * 2
      for entry in start..<start + lanesPerRow * 2 { knotRows[entry] = .zero }
      for column in 0..<columns {
        let u = deviation * generator.bell()
        let v = deviation * generator.bell()
        for lanes in 0..<lanesPerRow {
          let bump = columnBumps[column * lanesPerRow + lanes]
          knotRows[start + 2 * lanes] += u * bump
          knotRows[start + 2 * lanes + 1] += v * bump
        }
      }
    }
  }

  /// The rows of knots that reach a row of pixels, and how much of each it gets.
  func knots(atRow row: Int) -> Knots {
    let place = firstRow + Float(row) * knotsPerPixel
    let first = Int(place)
    // A bump whose middle is knot k stands at k − 1, so that four of them, from `first` on, reach the place.
    let distances = Lanes.ramp - (place - Float(first) + 1)
    let heights = CubicSpline.height(at: distances)
    return Knots(
      start: first * lanesPerRow * 2, heights: (heights[0], heights[1], heights[2], heights[3]))
  }

  /// Four rows of knots, one after the other.
  struct Knots {
    fileprivate let start: Int
    fileprivate let heights: (Float, Float, Float, Float)
  }

  /// The displacements of eight pixels of a row: pixels 8 `lanes` ... 8 `lanes` + 7.
  @inline(__always)
  func displacements(_ knots: Knots, lanes: Int) -> (u: Lanes, v: Lanes) {
    let step = lanesPerRow * 2
    let a = knots.start + 2 * lanes
    let (b, c, d) = (a + step, a + 2 * step, a + 3 * step)
    let (p, q, r, s) = knots.heights
    return (
      p * knotRows[a] + q * knotRows[b] + r * knotRows[c] + s * knotRows[d],
      p * knotRows[a + 1] + q * knotRows[b + 1] + r * knotRows[c + 1] + s * knotRows[d + 1]
    )
  }

  /// Knots that reach a row of `length` pixels wherever the grid stands.
  private func knotCount(over length: Int) -> Int { Int(Float(length - 1) * knotsPerPixel + 1) + 4 }

  private mutating func layColumnBumps(columns: Int, first: Float) {
    reserve(&columnBumps, count: columns * lanesPerRow)
    for column in 0..<columns {
      for lanes in 0..<lanesPerRow {
        let pixels = Lanes.ramp + Float(lanes * Lanes.scalarCount)
        let distance = first - Float(column - 1) + pixels * knotsPerPixel
        columnBumps[column * lanesPerRow + lanes] = CubicSpline.height(at: distance)
      }
    }
  }

  /// Makes sure that `array` has room; only the first field of its kind allocates.
  private func reserve(_ array: inout [Lanes], count: Int) {
    if array.count < count { array = [Lanes](repeating: .zero, count: count) }
  }
}
