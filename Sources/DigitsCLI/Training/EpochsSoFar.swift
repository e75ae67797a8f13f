// The metrics of a training so far: the finished epochs and the current one. The text form is lossless, so that a
// resumed training reports the same metrics as an uninterrupted one.

import MLP
import Terminal

/// Running means over the batches of an epoch, with equal weight for each example.
struct RunningFigures: Equatable {
  private(set) var lossSum = 0.0
  private(set) var correct = 0
  private(set) var count = 0
  /// The time spent on the epoch by earlier processes, in seconds.
  var earlierSeconds = 0.0

  mutating func add(_ batch: BatchResult) {
    lossSum += batch.lossSum
    correct += batch.correct
    count += batch.count
  }

  var loss: Double { lossSum / Double(count) }
  var accuracy: Double { Double(correct) / Double(count) }
}

/// The metrics of a training so far.
struct EpochsSoFar: Equatable {
  /// The finished epochs, starting with the first.
  var finished: [EpochFigures] = []
  /// The current epoch.
  var running = RunningFigures()

  /// The total time in seconds.
  var seconds: Double { finished.reduce(running.earlierSeconds) { $0 + $1.seconds } }
}

extension EpochsSoFar {
  /// Whether these metrics fit `checkpoint`, from a training with these options and this number of examples.
  func fit(_ checkpoint: TrainingCheckpoint, _ options: TrainingOptions, examples: Int) -> Bool {
    let batches = options.batchesPerEpoch(of: examples)
    // Steps since the last recorded epoch: up to a whole epoch whose end has not been processed.
    let steps = checkpoint.step - finished.count * batches
    return (0...options.epochs * batches).contains(checkpoint.step) && (0...batches).contains(steps)
      && running.count == min(steps * options.batchSize, examples)
      && (0...running.count).contains(running.correct)
      && checkpoint.best.map { (1...max(1, finished.count)).contains($0.epoch) } ?? true
  }

  /// One line per finished epoch, then a line for the current one.
  var text: String {
    let lines =
      finished.map { epoch in
        let figures = [
          epoch.loss, epoch.accuracy, epoch.validationLoss, epoch.validationAccuracy, epoch.learningRate,
          epoch.seconds,
        ]
        return figures.map { $0.map { "\($0)" } ?? "none" }
      } + [["\(running.lossSum)", "\(running.correct)", "\(running.count)", "\(running.earlierSeconds)"]]
    return lines.map { $0.joined(separator: " ") }.joined(separator: "\n")
  }

  /// Parses the metrics in `text`; nil if it is not in the format of ``text``.
  init?(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
    guard let last = lines.popLast(), last.count == 4, let lossSum = finite(last[0]),
      let correct = Int(last[1]), let count = Int(last[2]), count >= 0, let seconds = finite(last[3])
    else { return nil }
    running = RunningFigures(lossSum: lossSum, correct: correct, count: count, earlierSeconds: seconds)
    for (index, line) in lines.enumerated() {
      guard line.count == 6, let loss = finite(line[0]), let learningRate = finite(line[4]),
        let seconds = finite(line[5])
      else { return nil }
      finished.append(
        EpochFigures(
          number: index + 1, loss: loss, accuracy: finite(line[1]), validationLoss: finite(line[2]),
          validationAccuracy: finite(line[3]), learningRate: learningRate, seconds: seconds))
    }
  }
}

/// Parses a finite number.
private func finite(_ text: Substring) -> Double? {
  Double(text).flatMap { $0.isFinite ? $0 : nil }
}
