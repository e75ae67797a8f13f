// A grey picture as lines of text, two rows of pixels in each line: a character cell is twice as high as wide.
// It neither scales nor crops; the pictures shown are 28 x 28.

/// How a picture is drawn, by what the terminal can show.
package enum PictureStyle: Sendable {
  /// Half blocks in 24-bit greys.
  case trueColour
  /// Half blocks in the greys of the 256-colour palette.
  case palette
  /// Blocks and shades in the terminal's own two colours.
  case blocks
  /// A ramp of ASCII characters, one for two pixels.
  case ascii
}

extension Environment {
  /// The style that suits a stream. Colours are for terminals only, and never where `NO_COLOR` is set.
  package func pictureStyle(on stream: StandardStream) -> PictureStyle {
    guard isUTF8, !(terminals.contains(stream) && isDumb) else { return .ascii }
    guard terminals.contains(stream), self[.noColour] == nil else { return .blocks }
    if ["truecolor", "24bit"].contains(self[.colourTerminal]) { return .trueColour }
    return self[.terminal]?.contains("256color") == true ? .palette : .blocks
  }
}

/// A picture of `width` x `height` pixels in row-major order, 0 being paper and 255 ink, as half as many lines.
///
/// With colours it is shown as the network sees it, ink white on black; without, ink is the terminal's text
/// colour. Below an odd last row the paper goes on. Traps when the number of pixels is not width x height.
package func halfBlocks(_ pixels: [UInt8], width: Int, height: Int, style: PictureStyle) -> [String] {
  precondition(
    width >= 0 && height >= 0 && pixels.count == width * height,
    "\(pixels.count) pixels for a picture of \(width) x \(height)")
  return stride(from: 0, to: height, by: 2).map { top in
    let cells = (0..<width).map { x in
      Cell(
        top: pixels[top * width + x],
        bottom: top + 1 < height ? pixels[(top + 1) * width + x] : 0)
    }
    switch style {
    case .trueColour: return coloured(cells) { "2;\($0);\($0);\($0)" }
    case .palette: return coloured(cells) { "5;\(paletteGrey($0))" }
    case .blocks: return String(cells.map(\.block))
    case .ascii: return String(cells.map(\.letter))
    }
  }
}

/// The two pixels that share a character.
private struct Cell {
  let top: UInt8
  let bottom: UInt8

  /// 0 for paper to 255 for ink.
  var mean: Int { (Int(top) + Int(bottom)) / 2 }

  /// Halves by threshold, so that edges stay where they are; where neither half is ink, a shade for what is
  /// there of anti-aliasing.
  var block: Character {
    switch (top >= 128, bottom >= 128) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): mean >= 80 ? "▒" : mean >= 32 ? "░" : " "
    }
  }

  /// Ten steps of ink.
  var letter: Character {
    let ramp: [Character] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]
    return ramp[mean * ramp.count / 256]
  }
}

/// Upper half blocks, the top pixel in the foreground colour and the bottom one in the background; a colour is
/// sent only where it changes, and both are taken back at the end of the line.
private func coloured(_ cells: [Cell], code: (UInt8) -> String) -> String {
  var line = ""
  var shown: (top: UInt8, bottom: UInt8)?
  for cell in cells {
    var changes: [String] = []
    if shown?.top != cell.top { changes.append("38;\(code(cell.top))") }
    if shown?.bottom != cell.bottom { changes.append("48;\(code(cell.bottom))") }
    if !changes.isEmpty { line += "\u{1B}[\(changes.joined(separator: ";"))m" }
    line += "▀"
    shown = (cell.top, cell.bottom)
  }
  return line + "\u{1B}[0m"
}

/// The nearest grey of the 256-colour palette: 232 to 255 are 8, 18, ... 238; 16 is black and 231 white.
private func paletteGrey(_ grey: UInt8) -> Int {
  switch grey {
  case ..<4: 16
  case 247...: 231
  default: 232 + min(23, max(0, (Int(grey) - 3) / 10))
  }
}
