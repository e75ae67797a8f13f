// One line of standard error that is drawn again and again, at most ten times a second.
// It knows terminals and widths; what the line says is composed by TrainingProgress and ByteProgress.

import Formats

/// What a progress line says.
struct ProgressContent {
  var title: String
  /// How much is done, in [0, 1]; nil when nobody knows the whole.
  var fraction: Double?
  /// In the order in which they stand; the last are the first to be left out where there is no room.
  var figures: [String]
  /// Drawn after the figures, where there is room for it and for a bar.
  var sparkline: Sparkline?
}

/// A line that can be redrawn; on a stream that is no terminal it draws nothing at all.
package struct ProgressLine {
  /// The shortest time between two drawings, in seconds.
  static let interval = 0.1

  private let console: Console
  private var lastDrawing = -Double.infinity
  private var isShown = false

  package init(console: Console) {
    self.console = console
  }

  /// Whether anything will be drawn; where not, the caller says things in plain lines instead.
  package var canRedraw: Bool { console.environment.canRedraw(.errors) }

  /// Draws `content`, unless the last drawing was less than a tenth of a second before `now`; only then is it
  /// asked for.
  ///
  /// The last column stays free: a character there makes some terminals start a new line.
  mutating func draw(at now: Double, _ content: () -> ProgressContent) {
    guard canRedraw, now - lastDrawing >= Self.interval else { return }
    lastDrawing = now
    isShown = true
    let text = content().text(
      columns: console.environment.columns(of: .errors) - 1, usesBlocks: console.environment.isUTF8)
    // The rest of the line is erased after the text; erasing all of it before would flicker.
    console.draw("\r\(text)\u{1B}[K")
  }

  /// Takes the line away, so that something else can be printed in its place.
  package mutating func clear() {
    guard isShown else { return }
    isShown = false
    lastDrawing = -.infinity
    console.draw("\r\u{1B}[K")
  }

  /// Takes the line away and leaves `text` in its place for good.
  mutating func finish(_ text: String) {
    clear()
    console.note(wrapping: text)
  }
}

extension ProgressContent {
  /// The title, a bar and the figures in at most `columns` characters.
  ///
  /// The title keeps half of the line at most. What the figures leave is shared by the bar, up to 42 characters,
  /// and the sparkline, up to 24; neither is shown with less than 8, and the bar goes first.
  func text(columns: Int, usesBlocks: Bool) -> String {
    let title = title.shortened(limit: columns / 2)
    var figures = figures
    func length() -> Int { figures.reduce(title.count) { $0 + 2 + $1.count } }
    while length() > columns, !figures.isEmpty { figures.removeLast() }

    var room = columns - length() - 2
    var end: [String] = []
    let half = min((room - 2) / 2, 24)
    if let sparkline, usesBlocks, half >= 8 {
      end.append(sparkline.text(width: half))
      room -= half + 2
    }
    var start = [title]
    if let fraction, room >= 8 {
      start.append(progressBar(fraction, width: min(room, 42), usesBlocks: usesBlocks))
    }
    return (start + figures + end).joined(separator: "  ")
  }
}

/// A bar of `width` characters (at least 3), both ends included, for instance `|████▌     |`.
func progressBar(_ fraction: Double, width: Int, usesBlocks: Bool) -> String {
  "|" + bar(fraction, width: width - 2, usesBlocks: usesBlocks) + "|"
}

/// A bar of which `fraction`, taken into [0, 1], is filled, and spaces up to `width` characters.
///
/// Eighths of a block make it as long as it should be; without `usesBlocks` it is made of `#`.
package func bar(_ fraction: Double, width: Int, usesBlocks: Bool) -> String {
  let fraction = fraction.isFinite ? min(max(fraction, 0), 1) : 0
  guard usesBlocks else {
    let filled = Int(fraction * Double(width))
    return String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled)
  }
  let (whole, eighths) = Int(fraction * Double(width * 8)).quotientAndRemainder(dividingBy: 8)
  let bar = String(repeating: "█", count: whole) + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths]
  return bar + String(repeating: " ", count: width - bar.count)
}
