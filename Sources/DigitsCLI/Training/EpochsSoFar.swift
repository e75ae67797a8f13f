// The figures of a training up to where it stands: the epochs that are over, and the one that it is in.
// As text they keep every bit, so that what is reported after a resume is what would have been reported without.

import MLP
import Terminal

/// Means over the batches of an epoch so far, each example counting the same.
struct RunningFigures: Equatable {
  private(set) var lossSum = 0.0
  private(set) var correct = 0
  private(set) var count = 0
  /// The time that it has taken before this process, in seconds.
  var earlierSeconds = 0.0

  mutating func add(_ batch: BatchResult) {
    lossSum += batch.lossSum
    correct += batch.correct
    count += batch.count
  }

  var loss: Double { lossSum / Double(count) }
  var accuracy: Double { Double(correct) / Double(count) }
}

/// What was measured of a training so far.
struct EpochsSoFar: Equatable {
  /// The epochs that are over, from the first.
  var finished: [EpochFigures] = []
  /// The epoch that is not.
  var running = RunningFigures()

  /// The time of all of it, in seconds.
  var seconds: Double { finished.reduce(running.earlierSeconds) { $0 + $1.seconds } }
}

extension EpochsSoFar {
  /// Whether these are figures of a training with these options and so many examples that stands at `checkpoint`.
  func fit(_ checkpoint: TrainingCheckpoint, _ options: TrainingOptions, examples: Int) -> Bool {
    let batches = options.batchesPerEpoch(of: examples)
    // Steps of the epoch whose end was not yet seen to: none up to all of them.
    let steps = checkpoint.step - finished.count * batches
    return (0...options.epochs * batches).contains(checkpoint.step) && (0...batches).contains(steps)
      && running.count == min(steps * options.batchSize, examples)
      && (0...running.count).contains(running.correct)
      && checkpoint.best.map { (1...max(1, finished.count)).contains($0.epoch) } ?? true
  }

  /// A line for each finished epoch and a last one for the running.
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

  /// The figures that `text` holds; nil when it is not one that ``text`` can be.
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

/// The finite number that a text says.
private func finite(_ text: Substring) -> Double? {
  Double(text).flatMap { $0.isFinite ? $0 : nil }
}
