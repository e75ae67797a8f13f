// The judge of a training: what it calls better, when it has seen enough, and what it keeps.

import Random
import Testing

@testable import MLP

@Suite struct EarlyStoppingTests {
  private static func network(_ epoch: Int) -> Network {
    var generator = SeededGenerator(seed: UInt64(epoch))
    return Network(layerSizes: [2, 2], using: &generator)
  }

  private static func candidate(_ epoch: Int, _ figures: (correct: Int, loss: Double))
    -> EarlyStopping.Candidate
  {
    EarlyStopping.Candidate(
      network: network(epoch), epoch: epoch, correct: figures.correct, loss: figures.loss)
  }

  struct Course: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The examples that are right and the loss, epoch by epoch.
    let epochs: [(correct: Int, loss: Double)]
    let patience: Int
    /// After which epoch it stops; nil when it never does.
    let stop: Int?
    let best: Int
  }

  static let courses = [
    Course(
      testDescription: "always better", epochs: [(1, 9), (2, 8), (3, 7), (4, 6)], patience: 1, stop: nil,
      best: 4),
    Course(
      testDescription: "worse at once", epochs: [(5, 1), (4, 2), (9, 0)], patience: 1, stop: 2, best: 1),
    Course(
      testDescription: "a dip that patience outlasts", epochs: [(5, 1), (4, 2), (4, 2), (6, 1), (5, 1)],
      patience: 3, stop: nil, best: 4),
    Course(
      testDescription: "waiting starts anew with each better one",
      epochs: [(5, 1), (4, 1), (6, 1), (4, 1), (4, 1)], patience: 2, stop: 5, best: 3),
    Course(
      testDescription: "of equals the smaller loss", epochs: [(5, 1), (5, 0.9), (5, 0.95)], patience: 1,
      stop: 3, best: 2),
    Course(
      testDescription: "more right counts more than the loss", epochs: [(5, 1), (6, 2), (5, 0.1)],
      patience: 1, stop: 3, best: 2),
    Course(
      testDescription: "the same again is no better", epochs: [(5, 1), (5, 1)], patience: 1, stop: 2,
      best: 1),
  ]

  @Test(arguments: courses)
  func `stops and keeps the best`(course: Course) {
    var judge = EarlyStopping(patience: course.patience)
    var stop: Int?
    for (index, figures) in course.epochs.enumerated() {
      let epoch = index + 1
      judge.judge(Self.candidate(epoch, figures))
      if judge.isOver(after: epoch) {
        stop = epoch
        break
      }
    }
    #expect(stop == course.stop)
    #expect(judge.best == Self.candidate(course.best, course.epochs[course.best - 1]))
  }

  @Test(arguments: courses)
  func `goes on from the best alone`(course: Course) {
    var judge = EarlyStopping(patience: course.patience)
    for (index, figures) in course.epochs.enumerated() {
      let epoch = index + 1
      var resumed = EarlyStopping(patience: course.patience, best: judge.best)
      judge.judge(Self.candidate(epoch, figures))
      resumed.judge(Self.candidate(epoch, figures))
      #expect(resumed == judge)
      #expect(resumed.isOver(after: epoch) == (course.stop.map { epoch >= $0 } ?? false))
      if judge.isOver(after: epoch) { break }
    }
  }

  @Test func `nothing is over before it began`() {
    #expect(!EarlyStopping(patience: 1).isOver(after: 0))
  }

  @Test func `no patience traps`() async {
    await #expect(processExitsWith: .failure) { _ = EarlyStopping(patience: 0) }
  }
}
