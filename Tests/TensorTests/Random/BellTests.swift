import Testing

@testable import Random

@Suite struct BellTests {
  @Test
  func `a bell has mean 0, variance 1 and bounds`() {
    var generator = SeededGenerator(seed: 1)
    let values = (0..<200_000).map { _ in Double(generator.bell()) }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    #expect(abs(mean) < 0.01)
    #expect(abs(variance - 1) < 0.01)
    #expect(values.allSatisfy { abs($0) < 3.4642 })
  }

  @Test
  func `the two bells of a pair are the next two`() {
    var (one, two) = (SeededGenerator(seed: 2), SeededGenerator(seed: 2))
    #expect(one.bellPair() == [two.bell(), two.bell()])
  }
}
