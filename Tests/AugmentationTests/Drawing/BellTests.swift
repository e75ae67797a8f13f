// The bounded bell curve: its moments and its bounds.

import Random
import Testing

@testable import Augmentation

@Suite struct BellTests {
  @Test func `has mean zero variance one and bounds`() {
    var generator = SeededGenerator(seed: 11)
    let values = (0..<100_000).map { _ in generator.bell() }
    let mean = values.reduce(0, +) / 100_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 100_000
    #expect(abs(mean) < 0.015)
    #expect(abs(variance - 1) < 0.02)
    #expect(values.allSatisfy { abs($0) <= 3.4642 })
    #expect(values.contains { $0 > 2.5 } && values.contains { $0 < -2.5 })
  }

  @Test func `takes one step of the generator`() {
    var generator = SeededGenerator(seed: 3)
    var other = generator
    _ = generator.bell()
    _ = other.next()
    #expect(generator == other)
  }
}
