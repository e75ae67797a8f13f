// A line on standard error that is redrawn at most ten times per second. TrainingProgress and ByteProgress compose its
// content.

import Formats

/// The content of a progress line.
struct ProgressContent {
  var title: String
  /// The completed fraction, in [0, 1]; nil if the total is unknown.
  var fraction: Double?
  /// In order; the last are left out first if there is no room.
  var figures: [String]
  /// Drawn after the figures, if there is room for it and for a bar.
  var sparkline: Sparkline?
}

/// A line that can be redrawn; draws nothing if the stream is not a terminal.
package struct ProgressLine {
  /// The minimum time between two drawings, in seconds.
  static let interval = 0.1

  private let console: Console
  private var lastDrawing = -Double.infinity
  private var isShown = false

  package init(console: Console) {
    self.console = console
  }

  /// Whether the line is drawn; if not, the caller writes plain lines instead.
  package var canRedraw: Bool { console.environment.canRedraw(.errors) }

  /// Draws `content`, unless the last drawing was less than a tenth of a second before `now`; `content` is only
  /// evaluated if it is drawn.
  ///
  /// The last column stays empty: a character there makes some terminals start a new line.
  mutating func draw(at now: Double, _ content: () -> ProgressContent) {
    guard canRedraw, now - lastDrawing >= Self.interval else { return }
    lastDrawing = now
    isShown = true
    let text = content().text(
      columns: console.environment.columns(of: .errors) - 1, usesBlocks: console.environment.isUTF8)
    // Erases the rest of the line after writing the text; erasing the whole line first would flicker.
    console.draw("\r\(text)\u{1B}[K")
  }

  /// Removes the line, so that other text can be printed in its place.
  package mutating func clear() {
    guard isShown else { return }
    isShown = false
    lastDrawing = -.infinity
    console.draw("\r\u{1B}[K")
  }

  /// Replaces the line by `text` permanently.
  mutating func finish(_ text: String) {
    clear()
    console.note(wrapping: text)
  }
}

extension ProgressContent {
  /// The title, a bar and the figures in at most `columns` characters.
  ///
  /// The title takes at most half of the line. The rest after the figures is shared by the bar, up to 42 characters,
  /// and the sparkline, up to 24. Neither is shown with fewer than 8; if only one fits, it is the bar.
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

/// A bar of `width` characters (at least 3), including both ends, such as `|████▌     |`.
func progressBar(_ fraction: Double, width: Int, usesBlocks: Bool) -> String {
  "|" + bar(fraction, width: width - 2, usesBlocks: usesBlocks) + "|"
}

/// A bar filled to `fraction`, clamped to [0, 1], and padded with spaces to `width` characters.
///
/// Drawn with eighths of a block, or with `#` without `usesBlocks`.
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
