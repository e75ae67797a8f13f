// Download progress on standard error: a redrawn line on a terminal, otherwise one line at the start and one at the
// end.

import Formats

/// The download progress of one file.
package struct ByteProgress {
  private let name: String
  private let console: Console
  private var line: ProgressLine
  private var pace = TimeLeft()

  /// Progress of the file called `name`, which is escaped here.
  package init(console: Console, name: String) {
    self.console = console
    self.name = name.harmless()
    line = ProgressLine(console: console)
  }

  /// Shows that the download of `total` bytes is about to start.
  package mutating func begin(total: Int, at now: Double) {
    let size = NumberFormat.bytes(total)
    guard line.canRedraw else { return console.note("\(name): \(size)") }
    line.draw(at: now) { ProgressContent(title: name, fraction: 0, figures: [size]) }
  }

  /// Shows that `received` bytes of `total` (nil if unknown) have arrived at `now` seconds.
  ///
  /// The first call sets the start: a resumed download starts from the bytes of the earlier one.
  package mutating func update(received: Int, total: Int?, at now: Double) {
    pace.update(done: Double(received), at: now)
    line.draw(at: now) {
      let fraction = total.map { $0 > 0 ? min(1, Double(received) / Double($0)) : 1 }
      var figures: [String] = []
      if let fraction { figures.append(NumberFormat.wholePercent(fraction)) }
      if let total, let seconds = pace.seconds(to: Double(total), at: now) {
        figures.append("\(NumberFormat.roughDuration(seconds: seconds)) left")
      }
      let size = NumberFormat.bytes(received)
      figures.append(total.map { "\(size) of \(NumberFormat.bytes($0))" } ?? size)
      if let pace = pace.pace { figures.append(NumberFormat.rate(pace, unit: "B")) }
      return ProgressContent(title: name, fraction: fraction, figures: figures)
    }
  }

  /// Reports completion: one line with the file's size and the duration.
  package mutating func finish(bytes: Int, seconds: Double) {
    line.finish("\(name): \(NumberFormat.bytes(bytes)) in \(NumberFormat.duration(seconds: seconds))")
  }

  /// Removes the line without a message, after a failure that the caller reports.
  package mutating func clear() { line.clear() }
}
