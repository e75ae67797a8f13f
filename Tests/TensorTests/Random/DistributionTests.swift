// What is drawn from the generator is distributed as it says. Seeds are fixed, so that these tests always do
// the same; their limits are five standard errors, which a right generator exceeds once in two million draws.

import Random
import Testing

/// Mean, variance and fourth moment of a sample.
private struct Moments {
  let mean: Double
  let variance: Double
  /// The mean fourth power of the deviation, over the squared variance: 3 for a normal, 1.8 for a uniform
  /// one.
  let kurtosis: Double

  init(_ sample: [Double]) {
    let count = Double(sample.count)
    let mean = sample.reduce(0, +) / count
    let squares = sample.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / count
    self.mean = mean
    self.variance = variance
    kurtosis = squares.reduce(0) { $0 + $1 * $1 } / count / (variance * variance)
  }
}

struct DistributionTests {
  private static let count = 100_000
  private static let rootCount = Double(count).squareRoot()

  @Test func `uniform fills zero to one`() {
    var generator = SeededGenerator(seed: 1)
    let sample = (0..<Self.count).map { _ in generator.uniform() }
    #expect(sample.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(sample.allSatisfy { $0 * 0x1p24 == ($0 * 0x1p24).rounded() })
    // About half of the values need the last of the 24 bits.
    let odd = sample.count { Int($0 * 0x1p24) & 1 == 1 }
    #expect(abs(Double(odd) / Double(Self.count) - 0.5) < 5 * 0.5 / Self.rootCount)
    let moments = Moments(sample.map(Double.init))
    // Var U = 1/12; Var (U − 1/2)² = 1/80 − 1/144 = 1/180; E (U − 1/2)⁴ = 1/80.
    #expect(abs(moments.mean - 0.5) < 5 * (1.0 / 12).squareRoot() / Self.rootCount)
    #expect(abs(moments.variance - 1.0 / 12) < 5 * (1.0 / 180).squareRoot() / Self.rootCount)
    #expect(abs(moments.kurtosis - 1.8) < 0.02)
  }

  @Test func `uniform fills an interval`() {
    var generator = SeededGenerator(seed: 2)
    let sample = (0..<Self.count).map { _ in generator.uniform(-3, 5) }
    #expect(sample.allSatisfy { $0 >= -3 && $0 <= 5 })
    #expect(abs(Moments(sample.map(Double.init)).mean - 1) < 5 * 8 * (1.0 / 12).squareRoot() / Self.rootCount)
    #expect(generator.uniform(2, 2) == 2)
  }

  @Test func `normal has the moments of a bell`() {
    var generator = SeededGenerator(seed: 3)
    let sample = (0..<Self.count).map { _ in Double(generator.normal()) }
    let moments = Moments(sample)
    #expect(abs(moments.mean) < 5 / Self.rootCount)
    #expect(abs(moments.variance - 1) < 5 * 2.0.squareRoot() / Self.rootCount)
    // The standard error of a normal sample's kurtosis is √(24 / N).
    #expect(abs(moments.kurtosis - 3) < 5 * 24.0.squareRoot() / Self.rootCount)
    // Φ(1) − Φ(−1) = 0.682689, Φ(2) − Φ(−2) = 0.954500.
    for (deviations, expected) in [(1.0, 0.682_689), (2.0, 0.954_500)] {
      let share = Double(sample.count { abs($0) < deviations }) / Double(Self.count)
      #expect(abs(share - expected) < 5 * (expected * (1 - expected)).squareRoot() / Self.rootCount)
    }
  }

  /// Pearson's χ² over the counts of each value; its mean is the degrees of freedom, its variance twice that.
  @Test(arguments: [1, 2, 3, 7, 10, 64, 100])
  func `integers are equally frequent`(below bound: Int) {
    var generator = SeededGenerator(seed: 4, stream: UInt64(bound))
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<Self.count { counts[generator.integer(below: bound)] += 1 }
    let expected = Double(Self.count) / Double(bound)
    let chiSquared = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    let freedom = Double(bound - 1)
    #expect(chiSquared <= freedom + 5 * (2 * freedom).squareRoot())
  }

  /// Eight words fall on three values here. Without the rejection step two of these values would get three
  /// words and the third two: those that leave 2 when divided by 3 would be a quarter of all, not a third.
  @Test func `large bounds are unbiased`() {
    var generator = SeededGenerator(seed: 5)
    let bound = 3 << 61
    let sample = (0..<Self.count).map { _ in generator.integer(below: bound) }
    #expect(sample.allSatisfy { $0 >= 0 && $0 < bound })
    for remainder in 0..<3 {
      let share = Double(sample.count { $0 % 3 == remainder }) / Double(Self.count)
      #expect(abs(share - 1.0 / 3) < 5 * (2.0 / 9).squareRoot() / Self.rootCount)
    }
  }

  @Test func `integer below nothing traps`() async {
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = generator.integer(below: 0)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 10, 1_000])
  func `shuffle is a permutation`(count: Int) {
    var generator = SeededGenerator(seed: 6)
    var items = Array(0..<count)
    generator.shuffle(&items)
    #expect(items.sorted() == Array(0..<count))
    // Of 1,000! orders, the one that was there is not to be expected.
    if count == 1_000 { #expect(items != Array(0..<count)) }
  }

  @Test func `shuffle makes every order as often as another`() {
    var generator = SeededGenerator(seed: 7)
    var counts: [[Int]: Int] = [:]
    let draws = 24_000
    for _ in 0..<draws {
      var items = [0, 1, 2, 3]
      generator.shuffle(&items)
      counts[items, default: 0] += 1
    }
    #expect(counts.count == 24)
    let expected = Double(draws) / 24
    let chiSquared = counts.values.reduce(0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    #expect(chiSquared <= 23 + 5 * (2.0 * 23).squareRoot())
  }
}
