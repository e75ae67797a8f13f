// Training progress on standard error: a line for each epoch, and on a terminal a redrawn line for the current one.

import Formats

/// The figures of a completed epoch.
package struct EpochFigures: Sendable, Equatable {
  /// The epoch, counted from 1.
  package var number: Int
  /// The mean training loss in nats.
  package var loss: Double
  /// The training accuracy, if it was measured.
  package var accuracy: Double?
  /// The mean validation loss in nats, if there are validation images.
  package var validationLoss: Double?
  /// The validation accuracy, if there are validation images.
  package var validationAccuracy: Double?
  /// The learning rate of the epoch's last step.
  package var learningRate: Double
  /// The duration of its steps, without validation.
  package var seconds: Double

  package init(
    number: Int, loss: Double, accuracy: Double?, validationLoss: Double?, validationAccuracy: Double?,
    learningRate: Double, seconds: Double
  ) {
    self.number = number
    self.loss = loss
    self.accuracy = accuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
    self.learningRate = learningRate
    self.seconds = seconds
  }
}

/// The progress of a training run.
package struct TrainingProgress {
  private let epochs: Int
  private let stepsPerEpoch: Int
  private let console: Console
  private var line: ProgressLine
  private var timeLeft = TimeLeft()
  private var losses = Sparkline()

  /// Progress through `epochs` epochs of `stepsPerEpoch` mini-batches each, both at least 1.
  package init(console: Console, epochs: Int, stepsPerEpoch: Int) {
    precondition(epochs > 0 && stepsPerEpoch > 0, "\(epochs) epochs of \(stepsPerEpoch) steps")
    self.console = console
    self.epochs = epochs
    self.stepsPerEpoch = stepsPerEpoch
    line = ProgressLine(console: console)
  }

  /// Shows that `step` mini-batches (from 1) of epoch `epoch` (from 1) are complete at `now` seconds.
  ///
  /// `loss` and `accuracy` are those of the epoch so far; `batchLoss` is that of this mini-batch.
  package mutating func step(
    _ step: Int, ofEpoch epoch: Int, loss: Double, batchLoss: Double, accuracy: Double?, at now: Double
  ) {
    let done = (epoch - 1) * stepsPerEpoch + step
    timeLeft.update(done: Double(done), at: now)
    losses.add(batchLoss)
    line.draw(at: now) {
      let fraction = Double(step) / Double(stepsPerEpoch)
      var figures = [NumberFormat.wholePercent(fraction)]
      if let seconds = timeLeft.seconds(to: Double(epochs * stepsPerEpoch), at: now) {
        figures.append("\(NumberFormat.roughDuration(seconds: seconds)) left")
      }
      figures.append("loss \(NumberFormat.fixed(loss, places: 4))")
      if let accuracy { figures.append("accuracy \(NumberFormat.percent(accuracy))") }
      return ProgressContent(
        title: "Epoch \(epoch)/\(epochs)", fraction: fraction, figures: figures, sparkline: losses)
    }
  }

  /// Prints the line of a completed epoch; on a terminal it replaces the redrawn one.
  package mutating func endEpoch(_ figures: EpochFigures) {
    var text = "Epoch \(figures.number)/\(epochs): loss \(NumberFormat.fixed(figures.loss, places: 4))"
    if let accuracy = figures.accuracy { text += ", accuracy \(NumberFormat.percent(accuracy))" }
    if let accuracy = figures.validationAccuracy { text += ", validation \(NumberFormat.percent(accuracy))" }
    text += ", \(NumberFormat.duration(seconds: figures.seconds))"
    line.finish(text)
  }

  /// Ends the progress: removes the line of an incomplete epoch, so that subsequent output starts on a new line.
  package mutating func finish() { line.clear() }
}
