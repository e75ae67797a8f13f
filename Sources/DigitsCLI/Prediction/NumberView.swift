// What `--show` shows of a number: the picture, a frame around each digit, and on the frame what it was read as.
// Frames are made of characters, so that they look the same with colours and without.

import DigitReader
import Images
import Terminal

extension PredictionView {
  /// The largest thumbnail for a number: as wide as the line but for a margin, and half as high as many windows.
  var numberThumbnail: PictureSize {
    PictureSize(width: columns - 2 * DigitFrame.margin, height: Self.largestSide)
  }

  /// The picture, `size` before it was made a thumbnail, with its digits framed.
  func lines(_ number: NumberReading, given thumbnail: Picture, size: PictureSize) -> [String] {
    let canvas = thumbnail.withMargin
    var overlay: [Int: Character] = [:]
    for digit in number.lines.joined() {
      DigitFrame(of: digit, in: size, on: thumbnail)
        .draw(on: &overlay, width: canvas.width, characters: usesBlocks ? .lines : .ascii)
    }
    return lines(of: canvas, overlay: overlay)
  }
}

/// The cells just outside of a digit on the canvas, a thumbnail with a margin of one cell on each side.
private struct DigitFrame {
  /// The corners, side and edge that frames are made of.
  struct Characters {
    let corners: [Character]
    let upright: Character
    let level: Character

    static let lines = Characters(corners: ["┌", "┐", "└", "┘"], upright: "│", level: "─")
    static let ascii = Characters(corners: ["+", "+", "+", "+"], upright: "|", level: "-")
  }

  /// Cells around the thumbnail, so that a digit at its edge can be framed.
  static let margin = 1

  private let columns: ClosedRange<Int>
  private let lines: ClosedRange<Int>
  private let caption: [Character]

  init(of digit: NumberDigit, in size: PictureSize, on thumbnail: Picture) {
    let box = digit.box
    let left = box.x * thumbnail.width / size.width
    let right = (box.x + box.width - 1) * thumbnail.width / size.width
    let top = box.y * thumbnail.height / size.height / 2
    let bottom = (box.y + box.height - 1) * thumbnail.height / size.height / 2
    columns = left - 1 + Self.margin...right + 1 + Self.margin
    lines = top - 1 + Self.margin...bottom + 1 + Self.margin
    caption = Array("\(digit.reading.digit)")
  }

  /// Draws the frame on the cells of a canvas that is `width` cells wide, the class set into the upper edge.
  func draw(on overlay: inout [Int: Character], width: Int, characters: Characters) {
    func put(_ character: Character, column: Int, line: Int) { overlay[line * width + column] = character }
    for column in columns {
      put(characters.level, column: column, line: lines.lowerBound)
      put(characters.level, column: column, line: lines.upperBound)
    }
    for line in lines {
      put(characters.upright, column: columns.lowerBound, line: line)
      put(characters.upright, column: columns.upperBound, line: line)
    }
    let ends = [columns.lowerBound, columns.upperBound]
    for (index, corner) in characters.corners.enumerated() {
      put(corner, column: ends[index % 2], line: index < 2 ? lines.lowerBound : lines.upperBound)
    }
    for (column, character) in zip(columns.dropFirst(), caption) {
      put(character, column: column, line: lines.lowerBound)
    }
  }
}

extension Picture {
  /// The picture, red, green and blue, with its edges repeated outwards: a column on each side, two rows, which are
  /// one line, above, and below as many as make whole lines.
  fileprivate var withMargin: Picture {
    let (columns, rows) = (DigitFrame.margin, 2 * DigitFrame.margin)
    let below = rows + height % 2
    var result: [UInt8] = []
    for y in -rows..<height + below {
      for x in -columns..<width + columns {
        let start = (min(max(y, 0), height - 1) * width + min(max(x, 0), width - 1)) * channels.count
        result += samples[start..<start + channels.count]
      }
    }
    return Picture(
      width: width + 2 * columns, height: height + rows + below, channels: channels, samples: result)
  }
}
