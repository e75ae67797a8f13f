import Testing

@testable import Terminal

@Suite struct TrainingProgressTests {
  static let figures = EpochFigures(
    number: 1, loss: 0.08124, accuracy: 0.9761, validationLoss: 0.0756, validationAccuracy: 0.978,
    learningRate: 0.006, seconds: 0.43)

  @Test
  func `a plain line an epoch, at once, where there is no terminal`() {
    let transcript = Transcript()
    var progress = TrainingProgress(console: transcript.console(), epochs: 2, stepsPerEpoch: 10)
    for step in 1...10 {
      progress.step(step, ofEpoch: 1, loss: 1, batchLoss: 1, accuracy: nil, at: Double(step))
    }
    progress.endEpoch(Self.figures)
    #expect(
      transcript.text(on: .errors)
        == "Epoch 1/2: loss 0.0812, accuracy 97.61 %, validation 97.80 %, 0.43 s\n")
    progress.endEpoch(
      EpochFigures(
        number: 2, loss: .nan, accuracy: nil, validationLoss: nil, validationAccuracy: nil, learningRate: 0,
        seconds: 12))
    progress.finish()
    #expect(transcript.text(on: .errors).hasSuffix("0.43 s\nEpoch 2/2: loss nan, 12 s\n"))
  }

  @Test
  func `on a terminal a line an epoch stays, and the redrawn line is the epoch under way`() {
    let transcript = Transcript()
    var progress = TrainingProgress(
      console: transcript.console(in: .terminal(columns: 80)), epochs: 2, stepsPerEpoch: 4)
    progress.step(1, ofEpoch: 1, loss: 2.3, batchLoss: 2.3, accuracy: nil, at: 10)
    progress.step(2, ofEpoch: 1, loss: 1.5, batchLoss: 0.7, accuracy: 0.5, at: 11)
    progress.endEpoch(Self.figures)
    progress.step(1, ofEpoch: 2, loss: 0.5, batchLoss: 0.5, accuracy: nil, at: 14)
    var second = Self.figures
    second.number = 2
    progress.endEpoch(second)
    progress.finish()
    #expect(
      transcript.writes(on: .errors) == [
        "\rEpoch 1/2  |█████▌                |  25 %  loss 2.3000  ▁\u{1B}[K",
        "\rEpoch 1/2  |████    |  50 %  6 s left  loss 1.5000  accuracy 50.00 %  █▁\u{1B}[K",
        "\r\u{1B}[K",
        "Epoch 1/2: loss 0.0812, accuracy 97.61 %, validation 97.80 %, 0.43 s\n",
        "\rEpoch 2/2  |████▎            |  25 %  3 s left  loss 0.5000  █▃▁\u{1B}[K",
        "\r\u{1B}[K",
        "Epoch 2/2: loss 0.0812, accuracy 97.61 %, validation 97.80 %, 0.43 s\n",
      ])
  }

  @Test
  func `a run that is cut short in its first epoch leaves no line behind`() {
    let transcript = Transcript()
    var progress = TrainingProgress(
      console: transcript.console(in: .terminal(columns: 80)), epochs: 2, stepsPerEpoch: 4)
    progress.step(1, ofEpoch: 1, loss: 2.3, batchLoss: 2.3, accuracy: nil, at: 10)
    progress.finish()
    #expect(transcript.writes(on: .errors).last == "\r\u{1B}[K")
  }

  @Test
  func `the first step, slow as it may be, does not count in the time left`() {
    var left = TimeLeft()
    #expect(left.seconds(to: 100, at: 0) == nil)
    left.update(done: 1, at: 50)
    #expect(left.seconds(to: 100, at: 50) == nil)
    left.update(done: 11, at: 51)
    #expect(left.pace == 10)
    #expect(left.seconds(to: 101, at: 51) == 9)
    #expect(left.seconds(to: 101, at: 53) == 7)
    #expect(left.seconds(to: 101, at: 1000) == 0)
  }
}
