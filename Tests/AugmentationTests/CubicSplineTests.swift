import Testing

@testable import Augmentation

@Suite struct CubicSplineTests {
  /// Heights at places 0.001 apart, from −3 to 3.
  static let steps = (-3000...3000).map { Double($0) / 1000 }

  private func height(_ distance: Double) -> Double {
    Double(CubicSpline.height(at: Lanes(repeating: Float(distance)))[3])
  }

  @Test(
    arguments: [
      (0.0, 4.0 / 6), (0.5, 23.0 / 48), (1, 1.0 / 6), (1.5, 1.0 / 48), (2, 0), (2.5, 0), (-1, 1.0 / 6),
      (-40, 0),
    ] as [(Double, Double)])
  func `the height at known distances`(distance: Double, expected: Double) {
    #expect(abs(height(distance) - expected) < 1e-6)
  }

  @Test(arguments: [0.0, 0.1, 0.25, 0.77])
  func `neighbouring bumps add up to 1`(place: Double) {
    let sum = (-3...3).reduce(0) { $0 + height(place - Double($1)) }
    #expect(abs(sum - 1) < 1e-6)
  }

  @Test
  func `variance and mean square are those of the bump`() {
    let area = Self.steps.reduce(0) { $0 + height($1) } / 1000
    let variance = Self.steps.reduce(0) { $0 + height($1) * $1 * $1 } / 1000
    let meanSquare = Self.steps.reduce(0) { $0 + height($1) * height($1) } / 1000
    #expect(abs(area - 1) < 1e-5)
    #expect(abs(variance.squareRoot() - Double(CubicSpline.standardDeviation)) < 1e-5)
    #expect(abs(meanSquare - Double(CubicSpline.meanSquare)) < 1e-5)
  }
}
