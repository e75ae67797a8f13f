// Renders digits in the frame of MNIST: scaled to its box and centred by mass in its field.

import Random

/// The state that a thread needs to draw digits; memory is reused between drawings.
///
/// MNIST scaled each digit, keeping its aspect ratio, until the longer side of its ink was 20 pixels, and then moved it
/// by whole pixels so that the ink's centre of mass was in the pixel at row 14, column 14 of a field of 28 by 28
/// pixels. Source: <http://yann.lecun.com/exdb/mnist/>. The training images agree: with pixels counted from 0, the mean
/// of their centres of mass is 14.00, and none is farther than 0.52 from it.
struct DigitRenderer {
  private static let box = 20

  private var trace = Trace()
  private var canvas = Canvas(side: box)
  private var ink = [UInt8](repeating: 0, count: box * box)

  /// Draws `glyph` into the 784 pixels of `field` from `offset`, which must be 0.
  mutating func draw(
    _ glyph: Glyph, into field: inout MutableSpan<UInt8>, at offset: Int,
    using generator: inout SeededGenerator
  ) {
    let style = Style(using: &generator)
    trace.write(glyph, style: style, using: &generator)
    draw(trace, softness: style.softness, into: &field, at: offset)
  }

  /// Draws a pen path in the same way, with edges `softness` pixels wide.
  mutating func draw(
    _ path: Trace, softness: Float, into field: inout MutableSpan<UInt8>, at offset: Int
  ) {
    var trace = path
    let box = Self.box
    trace.fit(side: Float(box), middle: SIMD2(repeating: Float(box) / 2))
    canvas.draw(trace.points)

    var mass = 0
    var moments = (row: 0, column: 0)
    for row in 0..<box {
      for column in 0..<box {
        let pixel = canvas.ink(row: row, column: column, softness: softness)
        ink[row * box + column] = pixel
        mass += Int(pixel)
        moments.row += Int(pixel) * row
        moments.column += Int(pixel) * column
      }
    }
    let top = Self.margin(moment: moments.row, mass: mass)
    let left = Self.margin(moment: moments.column, mass: mass)
    for row in 0..<box {
      let start = offset + (top + row) * SyntheticDigits.side + left
      for column in 0..<box { field[start + column] = ink[row * box + column] }
    }
  }

  /// The distance of the box's first row (or column) from the edge of the field that puts the centre of mass in row
  /// (column) 14, limited so that the box stays within the field.
  private static func margin(moment: Int, mass: Int) -> Int {
    let nearestRow = (2 * moment + mass) / (2 * mass)
    return max(0, min(SyntheticDigits.side - box, SyntheticDigits.side / 2 - nearestRow))
  }
}
