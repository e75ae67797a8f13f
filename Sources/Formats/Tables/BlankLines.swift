// Positions of blank lines in a table of images, needed to compute an image's line number after reading.

/// The blank lines of a table of images.
struct BlankLines {
  /// The number of blank lines before each image that follows any.
  private var runs: [(image: Int, count: Int)] = []

  /// Records a blank line that follows the first `image` images.
  mutating func add(beforeImage image: Int) {
    if runs.last?.image == image {
      runs[runs.count - 1].count += 1
    } else {
      runs.append((image, 1))
    }
  }

  /// The line and field of the pixel at `index`, both counted from 1.
  func place(ofPixel index: Int, in layout: PixelTableLayout) -> (line: Int, field: Int) {
    let (image, pixel) = index.quotientAndRemainder(dividingBy: layout.pixelCount)
    let blank = runs.prefix { $0.image <= image }.reduce(0) { $0 + $1.count }
    let fields = layout.kinds.indices.filter { layout.kinds[$0] == .pixel }
    return (image + 1 + (layout.hasHeader ? 1 : 0) + blank, fields[pixel] + 1)
  }
}
