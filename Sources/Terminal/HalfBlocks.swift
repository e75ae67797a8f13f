// Draws a greyscale picture as lines of text, two rows of pixels per line: a character cell is twice as high as wide.
// Pictures are not scaled.

/// How a picture is drawn, depending on the terminal.
package enum PictureStyle: Sendable {
  /// Half blocks in 24-bit greys.
  case trueColour
  /// Half blocks in the greys of the 256-colour palette.
  case palette
  /// Blocks and shades in the terminal's default colours.
  case blocks
  /// A ramp of ASCII characters, one per two pixels.
  case ascii

  /// Whether each pixel is shown in its own colour.
  package var hasColour: Bool { self == .trueColour || self == .palette }
}

extension Environment {
  /// The style for a stream. Colours are only for terminals, and only if `NO_COLOR` is not set.
  package func pictureStyle(on stream: StandardStream) -> PictureStyle {
    guard isUTF8, !(terminals.contains(stream) && isDumb) else { return .ascii }
    guard terminals.contains(stream), self[.noColour] == nil else { return .blocks }
    if ["truecolor", "24bit"].contains(self[.colourTerminal]) { return .trueColour }
    return self[.terminal]?.contains("256color") == true ? .palette : .blocks
  }
}

/// A picture of `width` x `height` pixels, row-major, 0 for background and 255 for ink, as half as many lines.
///
/// With colours it is shown as the network sees it, white ink on black; without, ink is the terminal's text colour. If
/// the height is odd, a row of background is added at the bottom. `overlay` has characters that replace cells, by the
/// cell's row-major index. Traps if the number of pixels is not width x height.
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

/// The two pixels of a character cell.
private struct Cell {
  let top: UInt8
  let bottom: UInt8

  /// The mean ink, 0 for background to 255.
  var mean: Int { (Int(top) + Int(bottom)) / 2 }

  /// Halves are set by threshold, so that edges stay in place. If neither half is ink, a shade represents anti-aliased
  /// pixels.
  var block: Character {
    switch (top >= 128, bottom >= 128) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): mean >= 80 ? "▒" : mean >= 32 ? "░" : " "
    }
  }

  /// A character of the ASCII ramp, which has ten levels of ink.
  var letter: Character {
    let ramp: [Character] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]
    return ramp[mean * ramp.count / 256]
  }
}

/// A line of upper half blocks, with the top pixel's colour in the foreground and the bottom pixel's in the background.
/// A colour code is written only where it changes; both are reset at the end of the line.
///
/// A code is what follows `38;` or `48;` in ECMA-48's SGR: `5;231` or `2;255;0;0`. A character of `overlay`, whose keys
/// index the cells of the whole picture, of which this line's start at `first`, is drawn in orange on the bottom
/// colour.
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
