// What is said on standard error while a file arrives: a redrawn line on a terminal, else a line at its beginning and
// one at its end.
// It moves no bytes and reads no clock.

import Formats

/// Progress through the bytes of one file.
package struct ByteProgress {
  private let name: String
  private let console: Console
  private var line: ProgressLine
  private var pace = TimeLeft()

  /// Progress of the file that people know as `name`, which is made harmless here.
  package init(console: Console, name: String) {
    self.console = console
    self.name = name.harmless()
    line = ProgressLine(console: console)
  }

  /// Says that nothing has been asked for yet of the file's `total` bytes; whoever waits is to know for what.
  package mutating func begin(total: Int, at now: Double) {
    let size = NumberFormat.bytes(total)
    guard line.canRedraw else { return console.note("\(name): \(size)") }
    line.draw(at: now) { ProgressContent(title: name, fraction: 0, figures: [size]) }
  }

  /// Says that `received` bytes of `total`, nil when nobody said how many, are there at `now` seconds.
  ///
  /// The first call sets the start: a download that is resumed begins with what was there before.
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

  /// Says that the file is there: a plain line with its size and the time it took.
  package mutating func finish(bytes: Int, seconds: Double) {
    line.finish("\(name): \(NumberFormat.bytes(bytes)) in \(NumberFormat.duration(seconds: seconds))")
  }

  /// Takes the line away without a word, for a download that failed; the caller says why.
  package mutating func clear() { line.clear() }
}
