// Scales: where figures are drawn, and which round ones stand at the axis.

import Testing

@testable import Export

@Suite struct LinearScaleTests {
  @Test func `places run from start to end`() {
    let scale = LinearScale(domain: 2...4, start: 100, end: 20)
    #expect([2, 3, 4].map(scale.place) == [100, 60, 20])
    #expect(LinearScale(domain: 5...5, start: 0, end: 10).place(5) == 5)
  }

  @Test(arguments: [
    (0.0...1.0, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
    (1.0...5.0, [1, 2, 3, 4, 5]),
    (0.9...1.0, [0.9, 0.92, 0.94, 0.96, 0.98, 1]),
    (0.0...0.37, [0, 0.1, 0.2, 0.3]),
    (13.0...47.0, [20, 30, 40]),
  ])
  func `ticks are round`(domain: ClosedRange<Double>, expected: [Double]) {
    let ticks = LinearScale(domain: domain, start: 0, end: 1).ticks(about: 5)
    let isClose = ticks.count == expected.count && zip(ticks, expected).allSatisfy { abs($0 - $1) < 1e-12 }
    #expect(isClose, "\(ticks)")
  }

  /// Ends that rounding puts a hair inside or outside of a tick, and a step that it puts a hair above 0.1.
  @Test(arguments: [
    (0.0...0.3, 3, [0, 0.1, 0.2, 0.3]), (1.1...1.5, 4, [1.1, 1.2, 1.3, 1.4, 1.5]),
    (0.8...1.1, 3, [0.8, 0.9, 1.0, 1.1]),
  ])
  func `rounding loses no tick`(domain: ClosedRange<Double>, count: Int, expected: [Double]) {
    let ticks = LinearScale(domain: domain, start: 0, end: 1).ticks(about: count)
    let isClose = ticks.count == expected.count && zip(ticks, expected).allSatisfy { abs($0 - $1) < 1e-12 }
    #expect(isClose, "\(ticks)")
  }

  @Test(arguments: [
    (0.0...1.0, 1.0, 1), (0.0...5.0, 1.0, 0), (0.0...0.05, 1.0, 2), (0.9...1.0, 100.0, 0),
    (0.99...1.0, 100.0, 1),
  ])
  func `decimals suit the step`(domain: ClosedRange<Double>, scale: Double, places: Int) {
    #expect(LinearScale(domain: domain, start: 0, end: 1).tickPlaces(about: 5, scale: scale) == places)
  }

  @Test(arguments: [
    ([0.31, 0.57], 0.3...0.6), ([0.904, 0.998], 0.9...1.0), ([3, 3, 3], 2.98...3.02),
    ([0.9905], 0.984...0.996), ([0], 0.0...0.0),
  ])
  func `domains end at round figures`(values: [Double], expected: ClosedRange<Double>) throws {
    let domain = try #require(LinearScale.roundDomain(of: values, about: 5))
    if expected.lowerBound < expected.upperBound {
      #expect(abs(domain.lowerBound - expected.lowerBound) < 1e-12)
      #expect(abs(domain.upperBound - expected.upperBound) < 1e-12)
    } else {
      #expect(domain.contains(expected.lowerBound) && domain.lowerBound < domain.upperBound)
    }
  }

  /// The largest, the smallest and the most alike figures that there are still make a plot.
  @Test(
    arguments: [
      [0, 1e308], [0, Double.leastNonzeroMagnitude], [1e20, 1e20.nextUp], [0, 0], [-1e300, 1e300],
      [Double.leastNonzeroMagnitude], [-Double.leastNormalMagnitude], [1e300],
    ] as [[Double]])
  func `extreme figures have an axis`(values: [Double]) throws {
    let domain = try #require(LinearScale.roundDomain(of: values, about: 5))
    let scale = LinearScale(domain: domain, start: 0, end: 100)
    #expect(values.map(scale.place).allSatisfy { (-1...101).contains($0) })
    #expect(scale.ticks(about: 5).count <= 12)
    #expect((0...6).contains(scale.tickPlaces(about: 5, scale: 100)))
  }

  @Test func `no values have no domain`() {
    #expect(LinearScale.roundDomain(of: [], about: 5) == nil)
  }
}
