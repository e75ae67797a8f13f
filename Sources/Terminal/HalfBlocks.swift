// A picture as lines of text, two rows of pixels in each line: a character cell is twice as high as wide.
// It neither scales nor crops: pictures come as large as they are to be shown.

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

  /// Whether each pixel is shown in a colour of its own.
  package var hasColour: Bool { self == .trueColour || self == .palette }
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
/// colour. Below an odd last row the paper goes on. `overlay` holds characters that stand in place of cells, by the
/// cell's number in row-major order. Traps when the number of pixels is not width x height.
package func halfBlocks(
  _ pixels: [UInt8], width: Int, height: Int, style: PictureStyle, overlay: [Int: Character] = [:]
) -> [String] {
  precondition(
    width >= 0 && height >= 0 && pixels.count == width * height,
    "\(pixels.count) pixels for a picture of \(width) x \(height)")
  return stride(from: 0, to: height, by: 2).map { top in
    let cells = (0..<width).map { x in
      Cell(
        top: pixels[top * width + x],
        bottom: top + 1 < height ? pixels[(top + 1) * width + x] : 0)
    }
    let first = top / 2 * width
    switch style {
    case .trueColour:
      return coloured(
        cells.map { (trueGrey($0.top), trueGrey($0.bottom)) }, style: style, overlay: overlay, first: first)
    case .palette:
      return coloured(
        cells.map { (paletteGrey($0.top), paletteGrey($0.bottom)) }, style: style, overlay: overlay,
        first: first)
    case .blocks:
      return String(cells.enumerated().map { overlay[first + $0] ?? $1.block })
    case .ascii:
      return String(cells.enumerated().map { overlay[first + $0] ?? $1.letter })
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

/// A line of upper half blocks, the top pixel's code in the foreground and the bottom one's in the background; a code
/// is sent only where it changes, and both are taken back at the end of the line.
///
/// A code is what follows `38;` or `48;` in ECMA-48's SGR: `5;231` or `2;255;0;0`. A character of `overlay`, whose
/// keys count the cells of the whole picture, this line's from `first` on, is set in orange over the bottom colour.
func coloured(
  _ cells: [(top: String, bottom: String)], style: PictureStyle, overlay: [Int: Character], first: Int
) -> String {
  let overlayCode = style == .trueColour ? "2;255;135;0" : "5;208"
  var line = ""
  var shown: (foreground: String, background: String)?
  for (index, cell) in cells.enumerated() {
    let character = overlay[first + index]
    let foreground = character == nil ? cell.top : overlayCode
    var changes: [String] = []
    if shown?.foreground != foreground { changes.append("38;\(foreground)") }
    if shown?.background != cell.bottom { changes.append("48;\(cell.bottom)") }
    if !changes.isEmpty { line += "\u{1B}[\(changes.joined(separator: ";"))m" }
    line.append(character ?? "▀")
    shown = (foreground, cell.bottom)
  }
  return line + "\u{1B}[0m"
}

private func trueGrey(_ grey: UInt8) -> String { "2;\(grey);\(grey);\(grey)" }

/// The nearest grey of the 256-colour palette: 232 to 255 are 8, 18, ... 238; 16 is black and 231 white.
private func paletteGrey(_ grey: UInt8) -> String {
  switch grey {
  case ..<4: "5;16"
  case 247...: "5;231"
  default: "5;\(232 + min(23, max(0, (Int(grey) - 3) / 10)))"
  }
}
