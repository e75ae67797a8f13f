// What `--show` shows of a digit: the picture that was given, what the network saw of it, and how likely each class
// is. It lays out lines for one width of terminal and prints nothing; numbers are NumberExhibit.swift's.

import Images
import Terminal

/// The way in which pictures are shown on one terminal.
struct Exhibit {
  let style: PictureStyle
  /// The width to fit into, in characters.
  let columns: Int
  let usesBlocks: Bool

  init(environment: Environment) {
    style = environment.pictureStyle(on: .output)
    columns = environment.columns(of: .output)
    usesBlocks = style != .ascii
  }

  private static let gap = 2
  /// The widest that a bar is, and the narrowest that is worth setting beside the pictures.
  private static let widestBar = 30
  private static let narrowestBar = 8
  /// What stands beside a bar: the class before it and the probability, ` 99.98 %`, after it.
  private static let besideBar = 3 + 9

  /// The largest thumbnail for a digit: as high as the network's field, and as wide as the line leaves room for.
  var digitThumbnail: PictureSize {
    let others = MNISTField.side + Self.besideBar + Self.narrowestBar + 2 * Self.gap
    return PictureSize(
      width: min(columns, max(MNISTField.side, columns - others)), height: MNISTField.side)
  }

  /// The picture, the field and the bars, beside one another where the line is long enough.
  func lines(_ reading: DigitReading, given thumbnail: Picture) -> [String] {
    let field = reading.field
    let given = TextBlock(lines(of: thumbnail), width: thumbnail.width).titled("given")
    let seen = TextBlock(
      halfBlocks(field.samples, width: field.width, height: field.height, style: style), width: field.width
    ).titled("seen")
    let beside = columns - given.width - seen.width - 2 * Self.gap - Self.besideBar
    let room = beside >= Self.narrowestBar ? beside : columns - Self.besideBar
    let bars = TextBlock(bars(of: reading, width: min(room, Self.widestBar))).titled("probability")
    return TextBlock.flow([given, seen, bars], columns: columns, gap: Self.gap)
  }

  /// A line for each class: its number, a bar, its probability.
  private func bars(of reading: DigitReading, width: Int) -> [String] {
    reading.probabilities.enumerated().map { digit, probability in
      let percent = NumberFormat.percent(Double(probability))
      return Self.padded("\(digit)", to: 2) + " "
        + bar(Double(probability), width: width, usesBlocks: usesBlocks) + Self.padded(percent, to: 9)
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The picture, red, green and blue, in its colours; in ink and paper on terminals that have none. `overlay` holds
  /// the characters that stand in place of cells, by the cell's number.
  func lines(of picture: Picture, overlay: [Int: Character] = [:]) -> [String] {
    let (width, height) = (picture.width, picture.height)
    return style.hasColour
      ? halfBlocks(colours: picture.samples, width: width, height: height, style: style, overlay: overlay)
      : halfBlocks(picture.inkOnPaper.samples, width: width, height: height, style: style, overlay: overlay)
  }
}
