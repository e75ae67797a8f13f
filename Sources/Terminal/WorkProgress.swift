// Progress on standard error of work in equal pieces: a redrawn line on a terminal, otherwise nothing.

import Formats

/// The progress of work in pieces.
package struct WorkProgress {
  private let title: String
  private let total: Int
  private var line: ProgressLine
  private var timeLeft = TimeLeft()

  /// Progress through `total` pieces, at least 1, of the work with this title.
  package init(console: Console, title: String, total: Int) {
    precondition(total > 0, "\(total) pieces of work")
    (self.title, self.total) = (title, total)
    line = ProgressLine(console: console)
  }

  /// Shows that `done` pieces are complete at `now` seconds, and the piece in progress.
  package mutating func update(done: Int, at now: Double, working place: String) {
    timeLeft.update(done: Double(done), at: now)
    line.draw(at: now) {
      let fraction = Double(done) / Double(total)
      var figures = [NumberFormat.wholePercent(fraction)]
      if let seconds = timeLeft.seconds(to: Double(total), at: now) {
        figures.append("\(NumberFormat.roughDuration(seconds: seconds)) left")
      }
      return ProgressContent(title: title, fraction: fraction, figures: figures + [place])
    }
  }

  /// Removes the line.
  package mutating func clear() { line.clear() }
}
