import Images
import Testing

@testable import DigitReader

@Suite struct NumberScoreTests {
  /// A line of digits, each with this probability.
  private func line(_ digits: Int, probability: Float = 1) -> NumberLineReading {
    let reading = DigitReading(
      field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: [probability, 1 - probability])
    return NumberLineReading(
      digits: (0..<digits).map {
        NumberDigit(box: PixelBox(x: 20 * $0, y: 0, width: 10, height: 20), reading: reading)
      })
  }

  private func score(_ digits: Int, cost: Float, mapCost: Float = 0) -> NumberScore {
    NumberScore(of: [line(digits)], pathCosts: [cost], mapCost: mapCost)
  }

  private func isNear(_ value: Float, _ expected: Float) -> Bool { abs(value - expected) < 1e-5 }

  @Test
  func `digits count for an ink map, its cost and that of its lines against it`() {
    #expect(isNear(score(3, cost: 0.5).value, 2.2))
    #expect(isNear(score(3, cost: 0.5, mapCost: 0.7).value, 1.5))
    let two = NumberScore(of: [line(2), line(1)], pathCosts: [0.25, 0.5], mapCost: 0)
    #expect(two.digits == 3 && isNear(two.value, 1.95))
  }

  @Test
  func `a row of boxes costs the logarithms of its digits' probabilities`() {
    let boxes = NumberScore(of: [line(2, probability: 0.5), line(1)], pathCosts: [nil, 0.5], mapCost: 0)
    #expect(isNear(boxes.cost, 2 * 0.693_147 + 0.5))
  }

  @Test(arguments: [(0.89, true), (0.91, false)])
  func `one more digit is welcome up to a cost of nine tenths`(cost: Float, isBetter: Bool) {
    #expect((score(2, cost: cost).value > score(1, cost: 0).value) == isBetter)
  }

  @Test(
    arguments: [(0.07, 0, true), (0.09, 0, false), (0.05, 0.44, true), (0.05, 0.46, false)]
      as [(Float, Float, Bool)])
  func `an ink map is sure if its digits cost little and it was not hard to find`(
    cost: Float, mapCost: Float, isSure: Bool
  ) {
    #expect(score(2, cost: cost, mapCost: mapCost).isSure == isSure)
  }

  @Test(arguments: [(0, true), (0.1, false)] as [(Float, Bool)])
  func `an ink map with a single digit is sure if nothing speaks against it`(mapCost: Float, isSure: Bool) {
    #expect(score(1, cost: 0, mapCost: mapCost).isSure == isSure)
    #expect(!score(0, cost: 0, mapCost: mapCost).isSure)
    #expect(score(2, cost: 0, mapCost: mapCost).isSure)
  }

  @Test(arguments: [(0.44, false), (0.46, true)] as [(Float, Bool)])
  func `what is worth less than half a digit is poor`(cost: Float, isPoor: Bool) {
    #expect(score(1, cost: cost).isPoor == isPoor)
    #expect(score(1, cost: 0, mapCost: cost).isPoor == isPoor)
  }

  @Test(arguments: [(0.97, false), (0.98, true)] as [(Float, Bool)])
  func `digits of an ink map that leaves much out are far-fetched`(mapCost: Float, isFarFetched: Bool) {
    #expect(score(2, cost: 0, mapCost: mapCost).isFarFetched == isFarFetched)
  }

  @Test(arguments: [(2, 0, false), (3, 0, true), (3, 2.6, true), (3, 2.8, false)] as [(Int, Float, Bool)])
  func `a rotated picture has three digits that are worth more than nothing`(
    digits: Int, cost: Float, isBetter: Bool
  ) {
    #expect(score(digits, cost: cost).isClearlyBetter(than: score(1, cost: 5)) == isBetter)
  }

  @Test(arguments: [(0.35, true), (0.37, false)])
  func `a rotation gains three tenths`(cost: Float, isBetter: Bool) {
    // 2.7 less the cost against 1.3 times 1.8.
    #expect(score(3, cost: cost).isClearlyBetter(than: score(2, cost: 0)) == isBetter)
  }
}
