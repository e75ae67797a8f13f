// The courses of the learning rate: where they start, peak and end, and that they bend nowhere else.

import Testing

import MLP

@Suite struct LearningRateScheduleTests {
  /// 101 steps, so that step and per cent are the same.
  private static func course(_ schedule: LearningRateSchedule) -> [Double] {
    (0...100).map { schedule.factor(step: $0, of: 101) }
  }

  private static func isClose(_ found: Double, _ expected: Double) -> Bool { abs(found - expected) < 1e-12 }

  @Test func `constant stays at the peak`() {
    #expect(Self.course(.constant).allSatisfy { $0 == 1 })
  }

  @Test func `cosine falls from the peak to nothing`() {
    let course = Self.course(.cosine)
    #expect(course[0] == 1)
    // (1 + cos 60°) / 2 a third of the way; 99 steps are divisible by three.
    #expect(Self.isClose(LearningRateSchedule.cosine.factor(step: 33, of: 100), 0.75))
    #expect(Self.isClose(course[50], 0.5))
    #expect(course[100] == 0)
    #expect(zip(course, course.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func `one cycle rises and falls`() {
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
  func `stays between nothing and the peak`(schedule: LearningRateSchedule, steps: Int) {
    let course = (0..<steps).map { schedule.factor(step: $0, of: steps) }
    #expect(course.allSatisfy { $0 >= 0 && $0 <= 1 })
    // A training of a single step learns something.
    #expect(course[0] > 0)
  }

  @Test(arguments: [LearningRateSchedule.cosine, .constant])
  func `warm up rises in a straight line`(schedule: LearningRateSchedule) {
    let course = (0..<100).map { schedule.factor(step: $0, of: 100, warmUp: 0.2) }
    for step in 0..<20 { #expect(Self.isClose(course[step], Double(step + 1) / 20)) }
    #expect(course[20] == 1)
    #expect(Self.isClose(course[99], schedule == .cosine ? 0 : 1))
    #expect(zip(course[20...], course[21...]).allSatisfy { $0 >= $1 })
  }

  /// 26 % of ten steps are three, and 24 % two.
  @Test(
    arguments: [(0.26, [1.0 / 3, 2.0 / 3, 1, 1]), (0.24, [0.5, 1, 1, 1])] as [(Double, [Double])])
  func `warm up takes whole steps`(warmUp: Double, expected: [Double]) {
    let course = (0..<4).map { LearningRateSchedule.constant.factor(step: $0, of: 10, warmUp: warmUp) }
    #expect(zip(course, expected).allSatisfy(Self.isClose))
  }

  @Test func `warm up is the rise of one cycle`() {
    let course = (0...100).map { LearningRateSchedule.oneCycle.factor(step: $0, of: 101, warmUp: 0.5) }
    #expect(Self.isClose(course[0], 0.04))
    #expect(Self.isClose(course[50], 1))
    #expect(Self.isClose(course[75], 0.5))
    let usual = (0...100).map { LearningRateSchedule.oneCycle.factor(step: $0, of: 101, warmUp: 0.3) }
    #expect(usual == Self.course(.oneCycle))
  }

  @Test(arguments: LearningRateSchedule.allCases, [1, 2, 3, 10])
  func `warm up stays between nothing and the peak`(schedule: LearningRateSchedule, steps: Int) {
    for warmUp in [0, 0.1, 0.5, 0.9] {
      let course = (0..<steps).map { schedule.factor(step: $0, of: steps, warmUp: warmUp) }
      #expect(course.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test func `names are those of the command line`() {
    #expect(LearningRateSchedule.allCases.map(\.rawValue) == ["one-cycle", "cosine", "constant"])
  }
}
