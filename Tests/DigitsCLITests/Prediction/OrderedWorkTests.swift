import Synchronization
import Testing

@testable import DigitsCLI

@Suite struct OrderedWorkTests {
  @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 15, 16, 17, 100])
  func `results come in the order of the items`(threads: Int, count: Int) {
    var told: [[Int]] = []
    OrderedWork(threads: threads).forEach(in: Array(0..<count)) { item in
      item * item
    } tell: { item, result in
      told.append([item, result])
    }
    #expect(told == (0..<count).map { [$0, $0 * $0] })
  }

  @Test
  func `no more than a window is ahead of what was told`() {
    let worked = Mutex(0)
    var most = 0
    var told = 0
    OrderedWork(threads: 2).forEach(in: Array(0..<500)) { _ in
      worked.withLock { $0 += 1 }
    } tell: { _, _ in
      most = max(most, worked.withLock { $0 } - told)
      told += 1
    }
    #expect(told == 500)
    #expect(most <= 32)
  }

  @Test(arguments: [1, 2])
  func `what is thrown while telling ends it`(threads: Int) {
    struct Stop: Error {}
    var told = 0
    #expect(throws: Stop.self) {
      try OrderedWork(threads: threads).forEach(in: Array(0..<100)) {
        $0
      } tell: { _, _ in
        told += 1
        if told == 3 { throw Stop() }
      }
    }
    #expect(told == 3)
  }
}
