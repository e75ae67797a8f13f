// What is said on standard error while a network trains: a line an epoch, and on a terminal a redrawn line for the
// epoch under way.
// It reads no clock and computes no figure but the time left.

import Formats

/// What is known at the end of an epoch.
package struct EpochFigures: Sendable, Equatable {
  /// From 1.
  package var number: Int
  /// The mean training loss in nats.
  package var loss: Double
  /// The fraction of the training images that were read right, where it was counted.
  package var accuracy: Double?
  /// The mean loss on the images held out, in nats, where there are any.
  package var validationLoss: Double?
  /// The fraction of the images held out that were read right, where there are any.
  package var validationAccuracy: Double?
  /// The learning rate of the epoch's last step.
  package var learningRate: Double
  /// The time that its steps took, without the measuring of images held out.
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

/// Progress through the epochs of a training run.
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

  /// Says that `step` mini-batches (from 1) of epoch `epoch` (from 1) are done, `now` being the clock's seconds.
  ///
  /// `loss` and `accuracy` are the epoch's so far; `batchLoss` is that of this mini-batch alone.
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

  /// Says that an epoch is over, in a line that stays; on a terminal it replaces the redrawn one.
  package mutating func endEpoch(_ figures: EpochFigures) {
    var text = "Epoch \(figures.number)/\(epochs): loss \(NumberFormat.fixed(figures.loss, places: 4))"
    if let accuracy = figures.accuracy { text += ", accuracy \(NumberFormat.percent(accuracy))" }
    if let accuracy = figures.validationAccuracy { text += ", validation \(NumberFormat.percent(accuracy))" }
    text += ", \(NumberFormat.duration(seconds: figures.seconds))"
    line.finish(text)
  }

  /// Ends the progress: the line of an epoch that was cut short is taken away, so that whatever is printed next starts
  /// on a line of its own.
  package mutating func finish() { line.clear() }
}
