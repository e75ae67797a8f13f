// Arranges captioned greyscale pictures side by side, as many in a row as fit the terminal.

/// A greyscale picture with a caption.
package struct CaptionedPicture: Sendable {
  /// width x height pixels, row-major, 0 for background and 255 for ink.
  package var pixels: [UInt8]
  /// Truncated if wider than its cell.
  package var caption: String

  package init(pixels: [UInt8], caption: String) {
    self.pixels = pixels
    self.caption = caption
  }
}

/// Rows of pictures of equal size that fit the terminal.
package struct PictureStrip: Sendable {
  /// The number of pictures in a row, at least 1.
  package let perRow: Int
  private let size: (width: Int, height: Int)
  /// The reduction factor: the side in pixels of a square that is shown as one pixel, so that pictures fit the
  /// terminal.
  private let reduction: Int
  private let style: PictureStyle
  /// The width of a picture with its caption, in characters.
  private let cell: Int
  private static let gap = 2

  /// Rows of pictures of width x height pixels in `columns` characters. Pictures that are too wide are reduced; a cell
  /// is at least `captionWidth` wide.
  package init(width: Int, height: Int, columns: Int, style: PictureStyle, captionWidth: Int = 0) {
    precondition(width > 0 && height > 0 && columns > 0, "\(width) x \(height) pixels in \(columns) columns")
    size = (width, height)
    reduction = (width + columns - 1) / columns
    cell = max(width.dividedUp(by: reduction), min(captionWidth, columns))
    perRow = max(1, (columns + Self.gap) / (cell + Self.gap))
    self.style = style
  }

  /// The lines of one row of up to `perRow` pictures, followed by the captions.
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

  /// The mean of each square of `reduction` x `reduction` pixels; squares at the right and bottom edges may be smaller.
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
