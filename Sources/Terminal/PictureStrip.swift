// Grey pictures side by side with captions under them, as many in a row as the terminal has room for.
// It draws what it is given: which pictures, and what the captions say, is chosen elsewhere.

/// A grey picture and the words under it.
package struct CaptionedPicture: Sendable {
  /// width x height pixels in row-major order, 0 being paper and 255 ink.
  package var pixels: [UInt8]
  /// Cut off where it is wider than its room.
  package var caption: String

  package init(pixels: [UInt8], caption: String) {
    self.pixels = pixels
    self.caption = caption
  }
}

/// Pictures of one size in rows that fit a terminal.
package struct PictureStrip: Sendable {
  /// Pictures in a row, at least 1.
  package let perRow: Int
  private let size: (width: Int, height: Int)
  /// Pixels a side that are shown as one, so that a picture is no wider than the terminal.
  private let reduction: Int
  private let style: PictureStyle
  /// The width of a picture with its caption.
  private let cell: Int
  private static let gap = 2

  /// Rows of pictures of width x height pixels in `columns` characters; a wider picture is made smaller, and a
  /// narrower one than `captionWidth` has as much room as that.
  package init(width: Int, height: Int, columns: Int, style: PictureStyle, captionWidth: Int = 0) {
    precondition(width > 0 && height > 0 && columns > 0, "\(width) x \(height) pixels in \(columns) columns")
    size = (width, height)
    reduction = (width + columns - 1) / columns
    cell = max(width.dividedUp(by: reduction), min(captionWidth, columns))
    perRow = max(1, (columns + Self.gap) / (cell + Self.gap))
    self.style = style
  }

  /// One row of up to `perRow` pictures: their lines, then the captions.
  package func lines(of pictures: some Collection<CaptionedPicture>) -> [String] {
    let (width, height) = (size.width.dividedUp(by: reduction), size.height.dividedUp(by: reduction))
    let gap = String(repeating: " ", count: Self.gap)
    let drawings = pictures.map { picture in
      halfBlocks(reduced(picture.pixels), width: width, height: height, style: style)
    }
    let margin = String(repeating: " ", count: cell - width)
    let lines = (0..<(height + 1) / 2).map { line in
      drawings.map { $0[line] + margin }.joined(separator: gap)
    }
    let captions = pictures.map { picture in
      var caption = picture.caption
      while caption.terminalColumns > cell { caption.removeLast() }
      return caption + String(repeating: " ", count: cell - caption.terminalColumns)
    }.joined(separator: gap)
    return lines + [captions]
  }

  /// The mean of each square of `reduction` pixels a side; those at the right and lower edge may be smaller.
  private func reduced(_ pixels: [UInt8]) -> [UInt8] {
    guard reduction > 1 else { return pixels }
    return stride(from: 0, to: size.height, by: reduction).flatMap { top in
      stride(from: 0, to: size.width, by: reduction).map { left in
        let rows = top..<min(top + reduction, size.height)
        let columns = left..<min(left + reduction, size.width)
        let sum = rows.reduce(0) { sum, row in
          columns.reduce(sum) { $0 + Int(pixels[row * size.width + $1]) }
        }
        return UInt8(sum / (rows.count * columns.count))
      }
    }
  }
}

extension Int {
  fileprivate func dividedUp(by divisor: Int) -> Int { (self + divisor - 1) / divisor }
}
