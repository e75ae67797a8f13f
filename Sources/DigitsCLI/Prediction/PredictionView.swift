// What `--show` shows of a digit: the picture that was given, what the network saw of it, and how likely each class
// is. It lays out lines for one width of terminal and prints nothing; numbers are NumberView.swift's.

import DigitReader
import Formats
import Images
import Terminal

/// The way in which pictures are shown on one terminal.
struct PredictionView {
  let style: PictureStyle
  /// The width to fit into, in characters.
  let columns: Int
  let usesBlocks: Bool
  /// The most room that a network's picture takes up.
  private let fieldLimit: PictureSize
  /// Whether the network sees the picture as it was given, so that it need be shown but once.
  private let showsOnce: Bool

  init(environment: Environment, input: PictureInput, preprocessing: Preprocessing = .none) {
    style = environment.pictureStyle(on: .output)
    columns = environment.columns(of: .output)
    usesBlocks = style != .ascii
    let size: ImageSize
    switch input {
    case .framedDigit: (size, showsOnce) = (ImageSize(width: MNISTField.side, height: MNISTField.side), false)
    case .wholePicture(let whole): (size, showsOnce) = (whole, preprocessing == .none)
    }
    fieldLimit = PictureSize(
      width: min(size.width, Self.largestSide, columns), height: min(size.height, Self.largestSide))
  }

  private static let gap = 2
  /// The pixels of a side that are worth a look on a terminal.
  static let largestSide = 48
  /// The widest that a bar is, and the narrowest that is worth setting beside the pictures.
  private static let widestBar = 30
  private static let narrowestBar = 8
  /// What stands after a bar: the probability, ` 99.98 %`.
  private static let afterBar = 9
  /// Of more classes than this the likeliest are shown and no others: so many.
  private static let mostBars = 16
  private static let likeliestBars = 10
  /// The room for a class's name: as wide as the longest, within these.
  private static let nameWidths = 2...16

  /// The largest thumbnail for a digit: as high as the network's field, and as wide as the line leaves room for.
  var digitThumbnail: PictureSize {
    let besideBar = Self.nameWidths.lowerBound + 1 + Self.afterBar
    let others = fieldLimit.width + besideBar + Self.narrowestBar + 2 * Self.gap
    return PictureSize(
      width: min(columns, max(fieldLimit.width, columns - others)), height: fieldLimit.height)
  }

  /// The picture, the field and the bars, beside one another where the line is long enough.
  func lines(_ reading: DigitReading, given thumbnail: Picture) -> [String] {
    let field = shown(reading.field)
    let given = TextBlock(lines(of: thumbnail), width: thumbnail.width).titled("given")
    let seen = TextBlock(
      halfBlocks(field.samples, width: field.width, height: field.height, style: style), width: field.width
    ).titled("seen")
    let shownClasses =
      reading.probabilities.count > Self.mostBars
      ? Array(reading.ranking.prefix(Self.likeliestBars)) : Array(reading.probabilities.indices)
    let longest = shownClasses.map { reading.classes[$0].terminalColumns }.max() ?? 0
    let nameWidth = min(max(longest, Self.nameWidths.lowerBound), Self.nameWidths.upperBound)
    let besideBar = nameWidth + 1 + Self.afterBar
    let pictures = showsOnce ? [seen] : [given, seen]
    let beside = columns - pictures.reduce(0) { $0 + $1.width + Self.gap } - besideBar
    let room = max(1, min(beside >= Self.narrowestBar ? beside : columns - besideBar, Self.widestBar))
    let bars = shownClasses.map { label in
      bar(of: label, in: reading, nameWidth: nameWidth, width: room)
    }
    return TextBlock.flow(
      pictures + [TextBlock(bars).titled("probability")], columns: columns, gap: Self.gap)
  }

  /// The field, made smaller where the line has no room for it.
  private func shown(_ field: GrayImage) -> GrayImage {
    guard field.width > fieldLimit.width || field.height > fieldLimit.height else { return field }
    return Picture(width: field.width, height: field.height, channels: .gray, samples: field.samples)
      .thumbnail(fitting: fieldLimit.width, by: fieldLimit.height).light
  }

  /// The line of a class: its name, a bar, its probability.
  private func bar(of label: Int, in reading: DigitReading, nameWidth: Int, width: Int) -> String {
    var name = reading.classes[label]
    while name.terminalColumns > nameWidth { name.removeLast() }
    let probability = Double(reading.probabilities[label])
    return Self.padded(name, to: nameWidth) + " "
      + Terminal.bar(probability, width: width, usesBlocks: usesBlocks)
      + Self.padded(NumberFormat.percent(probability), to: Self.afterBar)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.terminalColumns)) + text
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
