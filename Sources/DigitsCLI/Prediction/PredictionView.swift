// The `--show` view of a digit: the original picture, the network's input and the class probabilities. Lays out lines
// for a given terminal width and prints nothing; NumberView.swift shows numbers.

import DigitReader
import Formats
import Images
import Terminal

/// The layout of pictures on a terminal.
struct PredictionView {
  let style: PictureStyle
  /// The available width in characters.
  let columns: Int
  let usesBlocks: Bool
  /// The maximum displayed size of the network's input.
  private let fieldLimit: PictureSize
  /// Whether the network's input is the unchanged picture, which is then shown only once.
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
  /// The maximum displayed side of an input image, in pixels.
  static let largestSide = 48
  /// The maximum width of a bar, and the minimum width for placing it beside the pictures.
  private static let widestBar = 30
  private static let narrowestBar = 8
  /// The width of the probability after a bar, ` 99.98 %`.
  private static let afterBar = 9
  /// The maximum number of bars. With more classes, only the most likely are shown.
  private static let mostBars = 16
  private static let likeliestBars = 10
  /// The limits for the class name column, which is as wide as the longest name.
  private static let nameWidths = 2...16

  /// The maximum thumbnail size for a digit: as high as the network's input, and as wide as the line allows.
  var digitThumbnail: PictureSize {
    let besideBar = Self.nameWidths.lowerBound + 1 + Self.afterBar
    let others = fieldLimit.width + besideBar + Self.narrowestBar + 2 * Self.gap
    return PictureSize(width: max(fieldLimit.width, columns - others), height: fieldLimit.height)
  }

  /// The picture, the input and the bars, side by side if the line is wide enough.
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

  /// The input image, scaled down if the line is too narrow.
  private func shown(_ field: GrayImage) -> GrayImage {
    guard field.width > fieldLimit.width || field.height > fieldLimit.height else { return field }
    return Picture(width: field.width, height: field.height, channels: .gray, samples: field.samples)
      .thumbnail(fitting: fieldLimit.width, by: fieldLimit.height).light
  }

  /// The line for a class: its name, a bar and its probability.
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

  /// The RGB picture in colour, or as ink on paper on terminals without colour. `overlay` maps cell indices to
  /// characters that replace the cells.
  func lines(of picture: Picture, overlay: [Int: Character] = [:]) -> [String] {
    let (width, height) = (picture.width, picture.height)
    return style.hasColour
      ? halfBlocks(colours: picture.samples, width: width, height: height, style: style, overlay: overlay)
      : halfBlocks(picture.inkOnPaper.samples, width: width, height: height, style: style, overlay: overlay)
  }
}
