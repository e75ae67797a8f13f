// Grains and impulses: as many of them as were asked for.

import Testing

@testable import Augmentation

@Suite struct NoiseCorruptionsTests {
  /// A grey of 1/5, which hardly ever gets more grains than full ink.
  private let grey = [UInt8](repeating: 51, count: 4_096)

  /// Means of 4,096 Poisson numbers of mean 3.2, each 1/16 of ink; five standard errors are 0.009.
  @Test func `grains keep the mean and have the variance of poisson`() {
    let found = damaged(grey, width: 64, by: .shotNoise, strength: 1).map { Double($0) / 255 }
    let mean = found.reduce(0, +) / 4_096
    let variance = found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4_096
    #expect(abs(mean - 0.2) < 0.009)
    #expect(abs(variance - 0.2 / 16) < 0.0016)
    #expect(found.allSatisfy { abs($0 * 16 - ($0 * 16).rounded()) < 0.05 })
  }

  @Test(arguments: Array(zip(Corruption.strengths, [0.05, 0.1, 0.2, 0.3, 0.4])))
  func `impulses hit their share`(strength: Int, share: Double) {
    let found = damaged(grey, width: 64, by: .impulseNoise, strength: strength)
    let (ink, paper) = (found.count { $0 == 255 }, found.count { $0 == 0 })
    // Five standard deviations of each.
    let spread = 5 * (4_096 * share / 2).squareRoot()
    #expect(abs(Double(ink) - 2_048 * share) < spread)
    #expect(abs(Double(paper) - 2_048 * share) < spread)
    #expect(found.allSatisfy { [0, 51, 255].contains($0) })
  }

  /// More strength hits the pixels that less has hit, in the same way.
  @Test func `impulses stay`() {
    for strength in 1...4 {
      let mild = damaged(grey, width: 64, by: .impulseNoise, strength: strength)
      let strong = damaged(grey, width: 64, by: .impulseNoise, strength: strength + 1)
      #expect(zip(mild, strong).allSatisfy { $0 == 51 || $0 == $1 })
    }
  }
}
