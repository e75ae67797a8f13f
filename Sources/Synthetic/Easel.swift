// draws one digit at a time

import Random

struct Easel {
  private var trace = Trace()
  private var canvas = Canvas(side: 20)

  /// Draws `digit` into the 784 zeros of `pixels` from `offset` on.
  mutating func draw(
    _ digit: Int, into pixels: inout MutableSpan<UInt8>, at offset: Int,
    using generator: inout SeededGenerator
  ) {
    let glyph = Glyph.choose(digit, using: &generator)
    let style = Style(using: &generator)
    trace.write(glyph, style: style, spacing: 8, using: &generator)
    trace.fit(side: 20)
    canvas.draw(trace.points)

    var mass = 0
    var moments = (row: 0, column: 0)
    for row in 0..<20 {
      for column in 0..<20 {
        let ink = Int(canvas.ink(row: row, column: column, softness: style.softness))
        mass += ink
        moments.row += ink * row
        moments.column += ink * column
      }
    }
    // The row of the field that the box's first row goes to, so that the centre of mass falls in pixel 14.
    let top = max(0, min(8, 14 - (2 * moments.row + mass) / (2 * mass)))
    let left = max(0, min(8, 14 - (2 * moments.column + mass) / (2 * mass)))
    for row in 0..<20 {
      let start = offset + (top + row) * 28 + left
      for column in 0..<20 {
        pixels[start + column] = canvas.ink(row: row, column: column, softness: style.softness)
      }
    }
  }
}

extension Glyph {
  /// One of the ways to write `digit`, as often as its share says.
  static func choose(_ digit: Int, using generator: inout SeededGenerator) -> Glyph {
    let glyphs = all[digit]
    var ticket = generator.uniform() * glyphs.reduce(0) { $0 + $1.share }
    for glyph in glyphs.dropLast() {
      if ticket < glyph.share { return glyph }
      ticket -= glyph.share
    }
    return glyphs[glyphs.count - 1]
  }
}
