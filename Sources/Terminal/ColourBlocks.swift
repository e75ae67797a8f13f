// Draws a colour picture as lines of half blocks, in 24-bit colours or in the nearest of the 256-colour palette.
// HalfBlocks.swift draws greyscale pictures.

/// A picture of `width` x `height` pixels, row-major, each red, green and blue, as half as many lines.
///
/// If the height is odd, a black row is added at the bottom. `overlay` has characters that replace cells, by the cell's
/// row-major index. Traps if `style` has no colours or the number of samples is not width x height x 3.
package func halfBlocks(
  colours samples: [UInt8], width: Int, height: Int, style: PictureStyle, overlay: [Int: Character] = [:]
) -> [String] {
  precondition(style.hasColour, "the style \(style) has no colours")
  precondition(
    width >= 0 && height >= 0 && samples.count == width * height * 3,
    "\(samples.count) samples for a picture of \(width) x \(height) in colour")
  func code(_ x: Int, _ y: Int) -> String {
    guard y < height else { return style == .trueColour ? "2;0;0;0" : "5;16" }
    let start = (y * width + x) * 3
    let (red, green, blue) = (samples[start], samples[start + 1], samples[start + 2])
    return style == .trueColour ? "2;\(red);\(green);\(blue)" : "5;\(paletteColour(red, green, blue))"
  }
  return stride(from: 0, to: height, by: 2).map { top in
    coloured(
      (0..<width).map { x in (code(x, top), code(x, top + 1)) }, style: style, overlay: overlay,
      first: top / 2 * width)
  }
}

/// The nearest colour of the 256-colour palette: its cube, 16 to 231, or its greys, 232 to 255.
///
/// The cube's levels are 0, 95, 135, 175, 215 and 255, the greys 8, 18, ... 238. The distance is the sum of squares.
func paletteColour(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
  let wanted = [Int(red), Int(green), Int(blue)]
  let levels = [0, 95, 135, 175, 215, 255]
  let steps = wanted.map { sample in
    levels.indices.min { abs(levels[$0] - sample) < abs(levels[$1] - sample) } ?? 0
  }
  let greyStep = min(23, max(0, (wanted.reduce(0, +) / 3 - 3) / 10))
  func distance(_ shown: [Int]) -> Int {
    zip(wanted, shown).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
  let cubeDistance = distance(steps.map { levels[$0] })
  let greyDistance = distance([Int](repeating: 8 + 10 * greyStep, count: 3))
  return greyDistance < cubeDistance ? 232 + greyStep : 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
}
