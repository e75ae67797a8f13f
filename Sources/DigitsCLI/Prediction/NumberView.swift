// The `--show` view of a number: the picture with a frame around each digit and the predicted class on the frame.
// Frames are text characters, so that they look the same with and without colour.

import DigitReader
import Images
import Terminal

extension PredictionView {
  /// The maximum thumbnail size for a number: the line width without a margin, and half that height.
  var numberThumbnail: PictureSize {
    PictureSize(width: columns - 2 * DigitFrame.margin, height: Self.largestSide)
  }

  /// The picture with its digits framed. `size` is the picture's size before it became the thumbnail.
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

/// The cells just outside a digit's bounding box on the canvas, which is a thumbnail with a one-cell margin.
private struct DigitFrame {
  /// The corner, side and edge characters of frames.
  struct Characters {
    let corners: [Character]
    let upright: Character
    let level: Character

    static let lines = Characters(corners: ["┌", "┐", "└", "┘"], upright: "│", level: "─")
    static let ascii = Characters(corners: ["+", "+", "+", "+"], upright: "|", level: "-")
  }

  /// The margin in cells around the thumbnail, for framing digits at its edge.
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

  /// Draws the frame on a canvas that is `width` cells wide, with the class in the upper edge.
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
  /// The RGB picture, padded by repeating its edges: one column on each side, two rows (one line of text) above, and
  /// below at least as many, up to an even height.
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
