// The lines of a table that hold no image, kept so that an image's line is known when all of the table has been read.

/// Blank lines of a table of images.
struct BlankLines {
  /// How many there are before which image.
  private var runs: [(image: Int, count: Int)] = []

  /// Takes the blank line that comes next, `image` images having been read.
  mutating func add(beforeImage image: Int) {
    if runs.last?.image == image {
      runs[runs.count - 1].count += 1
    } else {
      runs.append((image, 1))
    }
  }

  /// Where the pixel with this index is; lines and fields are counted from 1.
  func place(ofPixel index: Int, in layout: PixelTableLayout) -> (line: Int, field: Int) {
    let (image, pixel) = index.quotientAndRemainder(dividingBy: layout.pixelCount)
    let blank = runs.prefix { $0.image <= image }.reduce(0) { $0 + $1.count }
    let fields = layout.kinds.indices.filter { layout.kinds[$0] == .pixel }
    return (image + 1 + (layout.hasHeader ? 1 : 0) + blank, fields[pixel] + 1)
  }
}
