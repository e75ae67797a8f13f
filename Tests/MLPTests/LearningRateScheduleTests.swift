// The courses of the learning rate: where they start, peak and end, and that they bend nowhere else.

import Testing

import MLP

@Suite struct LearningRateScheduleTests {
  /// 101 steps, so that step and per cent are the same.
  private static func course(_ schedule: LearningRateSchedule) -> [Double] {
    (0...100).map { schedule.factor(step: $0, of: 101) }
  }

  private static func isClose(_ found: Double, _ expected: Double) -> Bool { abs(found - expected) < 1e-12 }

  @Test func constantStaysAtThePeak() {
    #expect(Self.course(.constant).allSatisfy { $0 == 1 })
  }

  @Test func cosineFallsFromThePeakToNothing() {
    let course = Self.course(.cosine)
    #expect(course[0] == 1)
    // (1 + cos 60°) / 2 a third of the way; 99 steps are divisible by three.
    #expect(Self.isClose(LearningRateSchedule.cosine.factor(step: 33, of: 100), 0.75))
    #expect(Self.isClose(course[50], 0.5))
    #expect(course[100] == 0)
    #expect(zip(course, course.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func oneCycleRisesAndFalls() {
    let course = Self.course(.oneCycle)
    #expect(Self.isClose(course[0], 0.04))
    #expect(Self.isClose(course[15], 0.52))
    #expect(Self.isClose(course[30], 1))
    #expect(Self.isClose(course[65], 0.5))
    #expect(course[100] == 0)
    #expect(zip(course[...30], course[1...30]).allSatisfy { $0 < $1 })
    #expect(zip(course[30...], course[31...]).allSatisfy { $0 > $1 })
  }

  @Test(arguments: LearningRateSchedule.allCases, [1, 2, 3, 10, 1_000])
  func staysBetweenNothingAndThePeak(schedule: LearningRateSchedule, steps: Int) {
    let course = (0..<steps).map { schedule.factor(step: $0, of: steps) }
    #expect(course.allSatisfy { $0 >= 0 && $0 <= 1 })
    // A training of a single step learns something.
    #expect(course[0] > 0)
  }

  @Test func namesAreThoseOfTheCommandLine() {
    #expect(LearningRateSchedule.allCases.map(\.rawValue) == ["one-cycle", "cosine", "constant"])
  }
}
