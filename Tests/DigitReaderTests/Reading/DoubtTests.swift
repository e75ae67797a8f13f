// Probabilities and costs on both sides of what is doubted.

import Images
import Testing

@testable import DigitReader

@Suite struct DoubtTests {
  private func reading(_ probabilities: [Float]) -> DigitReading {
    DigitReading(field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: probabilities)
  }

  @Test
  func `three quarters are enough, less is not`() {
    #expect(Doubt(about: reading([0.25, 0.75])) == nil)
    let less = Float(0.75).nextDown
    #expect(Doubt(about: reading([1 - less, less])) == .unsure("1", less, runnerUp: "0", 1 - less))
  }

  @Test(
    arguments: [(0.27, false), (0.28, true)] as [(Float, Bool)])
  func `a reading loses confidence by what its look costs`(cost: Float, isDoubted: Bool) {
    // 0.9 is 0.75 after 1.5 ln 1.2 = 0.2735.
    let doubt = Doubt(about: reading([0.1, 0.9]), foundAtCost: cost)
    #expect(doubt == (isDoubted ? .farFetched("1", 0.9) : nil))
  }

  @Test
  func `an unsure reading is unsure at any cost, and of a single class there is no doubt`() {
    #expect(Doubt(about: reading([0.4, 0.6]), foundAtCost: 3) == .unsure("1", 0.6, runnerUp: "0", 0.4))
    #expect(Doubt(about: reading([0.5]), foundAtCost: 3) == nil)
  }

  @Test
  func `exactly three quarters at a cost are far-fetched`() {
    #expect(Doubt(about: reading([0.25, 0.75]), foundAtCost: 1) == .farFetched("1", 0.75))
  }

  @Test
  func `both classes go by their names, the first of equals comes first`() {
    let named = DigitReading(
      field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: [0.25, 0.25, 0.5],
      classes: ClassNames(["Coat", "Bag", "Sneaker"]))
    #expect(named.ranking == [2, 0, 1])
    #expect(named.digit == 2)
    #expect(reading([0.5, 0.5]).digit == 0)
    #expect(Doubt(about: named) == .unsure("Sneaker", 0.5, runnerUp: "Coat", 0.25))
  }
}
