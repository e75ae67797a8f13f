// What is said on standard error during work that is cut into equal pieces: a redrawn line on a terminal, and nothing
// elsewhere. It does no work and reads no clock.

import Formats

/// Progress through pieces of work.
package struct WorkProgress {
  private let title: String
  private let total: Int
  private var line: ProgressLine
  private var timeLeft = TimeLeft()

  /// Progress through `total` pieces, 1 at least, of the work with this title.
  package init(console: Console, title: String, total: Int) {
    precondition(total > 0, "\(total) pieces of work")
    (self.title, self.total) = (title, total)
    line = ProgressLine(console: console)
  }

  /// Says that `done` pieces are done at `now` seconds, and what is worked at.
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

  /// Takes the line away.
  package mutating func clear() { line.clear() }
}
