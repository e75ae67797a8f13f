// Digits framed as MNIST frames them, drawn one after another in the same storage.
// The one place that knows MNIST's normalisation; it chooses no label.

import Random

/// What one thread needs to draw digits: after the first, drawing allocates nothing.
///
/// MNIST scaled each digit, its aspect kept, until the longer side of its ink was 20 pixels, and then moved
/// it by whole pixels, so that the ink's centre of mass fell into the pixel at row 14, column 14 of a field
/// of 28 by 28. Source: <http://yann.lecun.com/exdb/mnist/>; the training images agree: the mean of their
/// centres of mass, with pixels counted from 0, is 14.00, and none is further than 0.52 from it.
struct DigitRenderer {
  private static let box = 20

  private var trace = Trace()
  private var canvas = Canvas(side: box)
  private var ink = [UInt8](repeating: 0, count: box * box)

  /// Draws `glyph` into the 784 pixels of `field` from `offset` on, which must be 0.
  mutating func draw(
    _ glyph: Glyph, into field: inout MutableSpan<UInt8>, at offset: Int,
    using generator: inout SeededGenerator
  ) {
    let style = Style(using: &generator)
    trace.write(glyph, style: style, using: &generator)
    draw(trace, softness: style.softness, into: &field, at: offset)
  }

  /// Draws the path of a pen likewise, its ink's edges `softness` pixels wide.
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

  /// How far from the field's edge the box's first row must lie for the centre of mass to fall into row 14;
  /// columns likewise. Never so far that the box leaves the field.
  private static func margin(moment: Int, mass: Int) -> Int {
    let nearestRow = (2 * moment + mass) / (2 * mass)
    return max(0, min(SyntheticDigits.side - box, SyntheticDigits.side / 2 - nearestRow))
  }
}
