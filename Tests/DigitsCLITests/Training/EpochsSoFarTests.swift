// The figures of a training as a checkpoint keeps them: every bit comes back, and other texts are refused.

import IDX
import MLP
import Random
import Storage
import Tensor
import Terminal
import Testing

@testable import DigitsCLI

struct EpochsSoFarTests {
  private static let epochs = {
    var epochs = EpochsSoFar()
    epochs.finished = [
      EpochFigures(
        number: 1, loss: 0.1 + 0.2, accuracy: 1 / 3, validationLoss: nil, validationAccuracy: nil,
        learningRate: 0.1, seconds: 1e-9),
      EpochFigures(
        number: 2, loss: .leastNonzeroMagnitude, accuracy: nil, validationLoss: 1 / 7,
        validationAccuracy: 0.7,
        learningRate: 1e-300, seconds: 12),
    ]
    epochs.running = RunningFigures(lossSum: 2 / 3, correct: 7, count: 20, earlierSeconds: 0.25)
    return epochs
  }()

  @Test func `every bit comes back`() {
    #expect(EpochsSoFar(text: Self.epochs.text) == Self.epochs)
    #expect(EpochsSoFar(text: EpochsSoFar().text) == EpochsSoFar())
  }

  @Test func `no more can be right than were seen`() {
    var generator = SeededGenerator(seed: 1)
    var options = TrainingOptions()
    options.batchSize = 10
    let network = Network(layerSizes: [2, 2], using: &generator)
    let start = TrainingCheckpoint(state: TrainingState(of: network, options: options), best: nil)
    for (correct, fits) in [(0, true), (1, false), (-1, false), (Int.max, false)] {
      var epochs = EpochsSoFar()
      epochs.running = RunningFigures(lossSum: 0, correct: correct, count: 0, earlierSeconds: 0)
      #expect(epochs.fit(start, options, examples: 100) == fits)
    }
  }

  @Test func `time is that of all epochs`() {
    #expect(Self.epochs.seconds == 12.250000001)
  }

  @Test(arguments: [
    "", "1", "1 2 3", "1 2 3 x", "nan 2 3 4", "1 2 3 inf", "1 2 3 4 5", "1 0 -128 1",
    "0.5 none none none 1\n0 0 0 0",
    "x none none none 1 1\n0 0 0 0", "\n0 0 0 0",
  ])
  func `other texts are refused`(text: String) {
    #expect(EpochsSoFar(text: text) == nil)
  }

  @Test func `figures fit the step and the best epoch that they were saved with`() throws {
    var generator = SeededGenerator(seed: 1)
    var options = TrainingOptions()
    (options.epochs, options.batchSize) = (2, 10)
    let images = LabeledImages(
      images: ByteBuffer([UInt8](repeating: 9, count: 50)), labels: (0..<25).map { UInt8($0 % 2) }, rows: 1,
      columns: 2)
    let network = Network(layerSizes: [2, 2], using: &generator)
    var trainer = Trainer(
      from: TrainingState(of: network, options: options), on: images, selection: Array(0..<25),
      options: options, engine: Engine(threads: 1))
    // Three batches an epoch, the last of five.
    let counts = [0, 10, 20, 25]
    for step in 0...6 {
      if step > 0 { _ = try trainer.next() }
      for finished in 0...3 {
        let steps = step - 3 * finished
        for count in [0, 5, 10, 20, 25, 30] {
          for best in [nil, 0, 1, 2, 3] as [Int?] {
            var epochs = EpochsSoFar()
            epochs.finished = [EpochFigures](repeating: Self.epochs.finished[0], count: finished)
            epochs.running = RunningFigures(lossSum: 0, correct: 0, count: count, earlierSeconds: 0)
            let candidate = best.map {
              EarlyStopping.Candidate(network: network, epoch: $0, correct: 1, loss: 1)
            }
            let fits =
              0...3 ~= steps && count == counts[steps] && (best.map { 1...max(1, finished) ~= $0 } ?? true)
            #expect(
              epochs.fit(TrainingCheckpoint(state: trainer.state, best: candidate), options, examples: 25)
                == fits,
              "step \(step), \(finished) finished, \(count) seen, best \(best ?? -1)")
          }
        }
      }
    }
  }

  @Test func `epochs are numbered from 1`() {
    #expect(EpochsSoFar(text: Self.epochs.text)?.finished.map(\.number) == [1, 2])
  }
}
