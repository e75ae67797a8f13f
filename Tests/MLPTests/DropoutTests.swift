// Dropout: how many are dropped, and what becomes of the others.

import Random
import Testing

@testable import MLP

@Suite struct DropoutTests {
  private func dropped(_ count: Int, rate: Float, seed: UInt64 = 1) -> [Float] {
    var values = [Float](repeating: 0.5, count: count)
    var generator = SeededGenerator(seed: seed)
    var span = values.mutableSpan
    Dropout(rate: rate).apply(to: &span, using: &generator)
    return values
  }

  @Test(arguments: [0.05, 0.2, 0.5, 0.9] as [Float])
  func `drops its share and keeps the mean`(rate: Float) {
    let values = dropped(400_000, rate: rate)
    let share = Double(values.count { $0 == 0 }) / 400_000
    #expect(abs(share - Double(rate)) < 0.003)
    let (kept, tolerance) = (0.5 / (1 - rate), 1e-4 / (1 - rate))
    #expect(values.allSatisfy { $0 == 0 || abs($0 - kept) < tolerance })
    let mean = values.reduce(0.0) { $0 + Double($1) } / 400_000
    #expect(abs(mean - 0.5) < 0.01 / Double(1 - rate))
  }

  @Test func `drops nothing at a rate of nothing`() {
    #expect(dropped(1000, rate: 0) == [Float](repeating: 0.5, count: 1000))
  }

  /// Neighbours come from one number of the generator.
  @Test func `neighbours are dropped apart from each other`() {
    let values = dropped(400_000, rate: 0.5)
    for distance in 1...5 {
      let both = (0..<400_000 - distance).count { values[$0] == 0 && values[$0 + distance] == 0 }
      #expect(abs(Double(both) / 400_000 - 0.25) < 0.005)
    }
  }

  @Test func `the seed says which`() {
    #expect(dropped(100, rate: 0.5, seed: 1) == dropped(100, rate: 0.5, seed: 1))
    #expect(dropped(100, rate: 0.5, seed: 1) != dropped(100, rate: 0.5, seed: 2))
  }

  /// A unit is dropped if its 16 bits of the generator are less than the rate, here 0.3 · 65,536 = 19,660.8, rounded.
  @Test func `every bit of the generator counts`() {
    var generator = SeededGenerator(seed: 1)
    let bits = (0..<75_000).flatMap { _ in
      let number = generator.next()
      return (0..<4).map { number >> (16 * $0) & 0xFFFF }
    }
    #expect(bits.contains(19_660) && bits.contains(19_661))
    let isSame = dropped(300_000, rate: 0.3).map { $0 == 0 } == bits.map { $0 < 19_661 }
    #expect(isSame)
  }
}
