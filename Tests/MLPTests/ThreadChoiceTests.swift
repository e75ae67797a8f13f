// The choice of threads, told durations that nobody measured: it finds the faster way, follows a change, and spends
// little on looking.

import Testing

@testable import MLP

@Suite struct ThreadChoiceTests {
  /// Steps that take so many seconds either way; those after a change of way take `firstStep` seconds longer.
  private struct Machine {
    var shared, alone: Double
    var firstStep = 0.0

    /// Does so many steps; gives the seconds that they took and how many of them were shared.
    func run(_ choice: inout ThreadChoice, steps: Int) -> (seconds: Double, shared: Int) {
      var (seconds, shared) = (0.0, 0)
      var last = choice.way
      for _ in 0..<steps {
        let way = choice.way
        let step = (way == .shared ? self.shared : alone) + (way == last ? 0 : firstStep)
        last = way
        choice.note(seconds: step)
        seconds += step
        if way == .shared { shared += 1 }
      }
      return (seconds, shared)
    }
  }

  @Test func `begins with all threads and tries one after a block`() {
    var choice = ThreadChoice()
    var ways: [ThreadChoice.Way] = []
    for _ in 0..<3 * ThreadChoice.blockSteps {
      ways.append(choice.way)
      choice.note(seconds: 1)
    }
    let block = { (way: ThreadChoice.Way) in
      [ThreadChoice.Way](repeating: way, count: ThreadChoice.blockSteps)
    }
    #expect(ways == block(.shared) + block(.alone) + block(.shared))
  }

  @Test(arguments: [(0.5, 1.0), (0.9, 1.0), (1.0, 0.9), (1.9, 1.0), (0.00005, 0.00009), (30, 20)])
  func `finds the faster way and loses less than two per cent`(shared: Double, alone: Double) {
    var choice = ThreadChoice()
    let machine = Machine(shared: shared, alone: alone)
    _ = machine.run(&choice, steps: 3 * ThreadChoice.blockSteps)
    let (seconds, _) = machine.run(&choice, steps: 10_000)
    #expect(seconds < 1.02 * 10_000 * min(shared, alone))
  }

  @Test(arguments: [(1.0, 0.6), (0.6, 1.0)])
  func `follows the machine`(before: Double, after: Double) {
    var choice = ThreadChoice()
    _ = Machine(shared: before, alone: 0.8).run(&choice, steps: 5_000)
    let machine = Machine(shared: after, alone: 0.8)
    _ = machine.run(&choice, steps: 200 * ThreadChoice.blockSteps)
    let (_, shared) = machine.run(&choice, steps: 5_000)
    #expect(after < 0.8 ? shared > 4_800 : shared < 200)
  }

  /// A way that has become slow is left within the blocks that its average takes to show it, before a probe is due.
  @Test func `leaves a way that became slow at once`() {
    var choice = ThreadChoice()
    _ = Machine(shared: 0.5, alone: 1).run(&choice, steps: 20 * ThreadChoice.blockSteps)
    let (_, shared) = Machine(shared: 4, alone: 1).run(&choice, steps: 10 * ThreadChoice.blockSteps)
    #expect(shared <= 3 * ThreadChoice.blockSteps)
  }

  /// Waking threads and filling another cache take time once, which says nothing of the steps to come.
  @Test func `is not misled by the first step of a block`() {
    var choice = ThreadChoice()
    let (_, shared) = Machine(shared: 1, alone: 0.5, firstStep: 20).run(&choice, steps: 10_000)
    #expect(shared < 300)
  }

  /// Where other programs take time slices, a hundred times as long as a step, all threads go on, whatever the others of
  /// its steps take.
  @Test(arguments: [0.5, 2]) func `leaves steps that were held up to all threads`(
    shared sharedSeconds: Double
  ) {
    var choice = ThreadChoice()
    var shared = 0
    for step in 0..<10_000 {
      let (way, isHeldUp) = (choice.way, step % 5 == 0)
      choice.note(seconds: (way == .shared ? sharedSeconds : 1) + (isHeldUp ? 100 : 0))
      if way == .shared { shared += 1 }
    }
    #expect(shared > 9_700)
  }

  /// A single step that was held up costs two blocks: all threads are tried again, and then one.
  @Test func `finds the faster way again after a step that was held up`() {
    var choice = ThreadChoice()
    let machine = Machine(shared: 1, alone: 0.6)
    _ = machine.run(&choice, steps: 40 * ThreadChoice.blockSteps)
    for step in 0..<ThreadChoice.blockSteps { choice.note(seconds: step == 3 ? 10 : 0.6) }
    #expect(choice.way == .shared)
    _ = machine.run(&choice, steps: 2 * ThreadChoice.blockSteps)
    #expect(choice.way == .alone)
    let (_, shared) = machine.run(&choice, steps: 50 * ThreadChoice.blockSteps)
    #expect(shared <= ThreadChoice.blockSteps)
  }

  /// Two cores that a virtual machine moves together and apart: steps of a batch of 128 and of 32, as they were
  /// measured, each within a tenth of the usual. A place lasts a second or more.
  @Test(arguments: [(0.14, 0.34, 0.21), (0.21, 0.60, 0.28)], [3_000, 10_000])
  func `loses little where cores move`(seconds: (near: Double, apart: Double, alone: Double), period: Int) {
    var choice = ThreadChoice()
    var (spent, least) = (0.0, 0.0)
    var state: UInt32 = 1
    for step in 0..<10 * period {
      state = state &* 1_664_525 &+ 1_013_904_223
      let noise = 0.9 + 0.2 * Double(state >> 16) / 65_536
      let shared = step / period % 2 == 0 ? seconds.near : seconds.apart
      let taken = noise * (choice.way == .shared ? shared : seconds.alone)
      choice.note(seconds: taken)
      spent += taken
      least += noise * min(shared, seconds.alone)
    }
    #expect(spent < 1.1 * least)
  }

  /// A difference that may be noise changes nothing.
  @Test func `keeps to its way where both are alike`() {
    var choice = ThreadChoice()
    let (_, shared) = Machine(shared: 1, alone: 0.98).run(&choice, steps: 10_000)
    #expect(shared > 9_800)
  }

  /// Notes a whole block of steps, whose first does not count.
  private func note(_ seconds: [Double], _ choice: inout ThreadChoice) {
    precondition(seconds.count == ThreadChoice.blockSteps - 1)
    for seconds in [seconds[0]] + seconds { choice.note(seconds: seconds) }
  }

  private func note(_ seconds: Double, _ choice: inout ThreadChoice) {
    note([Double](repeating: seconds, count: ThreadChoice.blockSteps - 1), &choice)
  }

  /// Three per cent is the difference that counts.
  @Test(arguments: [(0.969, ThreadChoice.Way.alone), (0.971, .shared)])
  func `a probe must be faster by a margin`(probe: Double, way: ThreadChoice.Way) {
    var choice = ThreadChoice()
    note(1, &choice)
    note(probe, &choice)
    #expect(choice.way == way)
  }

  /// After a block of which a step took more than four times as long as another, nothing is tried.
  @Test(arguments: [(4.0, ThreadChoice.Way.alone), (4.01, .shared)])
  func `a step is held up at four times another`(longest: Double, way: ThreadChoice.Way) {
    var choice = ThreadChoice()
    note([1, 2, 1, longest, 1, 2, 1], &choice)
    #expect(choice.way == way)
  }

  @Test(
    arguments: [
      ([0.5, 0.5, 0.5, 2, 2, 2, 2], ThreadChoice.Way.shared), ([2, 0.5, 2, 0.5, 2, 0.5, 0.5], .alone),
    ] as [([Double], ThreadChoice.Way)])
  func `the median step stands for a block`(probe: [Double], way: ThreadChoice.Way) {
    var choice = ThreadChoice()
    note(1, &choice)
    note(probe, &choice)
    #expect(choice.way == way)
  }

  /// The blocks that pass until the other way is tried: as many durations of it as a pause has.
  @Test(arguments: [(1.0, 64), (2, 128), (1.5, 96), (0.5, 64)])
  func `pauses are longer after slow probes`(probe: Double, blocks: Int) {
    var choice = ThreadChoice()
    note(1, &choice)
    note(probe, &choice)
    let (way, preferred) = (choice.way, min(probe, 1))
    var passed = 0
    while choice.way == way, passed < 1_000 {
      note(preferred, &choice)
      passed += 1
    }
    #expect(passed == blocks)
  }

  /// After a block of m seconds the average is 1 + (m - 1) / 8. The other way is tried again when its 2 s are less than
  /// 97 % of that, from m = 9.495 on.
  @Test(arguments: [(9.4, ThreadChoice.Way.shared), (9.6, .alone)])
  func `one slow block counts for an eighth`(seconds: Double, way: ThreadChoice.Way) {
    var choice = ThreadChoice()
    note(1, &choice)
    note(2, &choice)
    note(seconds, &choice)
    #expect(choice.way == way)
  }
}
