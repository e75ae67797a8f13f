// Proportion: the plain standard error where there are enough examples, Wilson's where there are not, both worked out
// by hand.

import MLP
import Testing

@Suite struct ProportionTests {
  @Test(
    arguments: [
      (9_846, 10_000, 0.001_231_374_842), (10, 100, 0.03), (5, 100, 0.021_794_494_718),
      (4, 100, 0.020_023_513_283), (0, 100, 0.004_950_495_050), (100, 100, 0.004_950_495_050),
      (0, 1, 0.25), (1, 1, 0.25), (2, 2, 1.0 / 6), (3, 5, 0.200_693_242_980),
    ])
  func `standard error`(right: Int, count: Int, expected: Double) {
    let error = Proportion(right: right, of: count).standardError
    #expect(abs(error - expected) < 1e-10, "\(error)")
  }

  @Test func `of nothing there is no share`() {
    let nothing = Proportion(right: 0, of: 0)
    #expect(nothing.share.isNaN && nothing.standardError.isNaN)
  }

  @Test func `more right ones than there are trap`() async {
    await #expect(processExitsWith: .failure) { _ = Proportion(right: 2, of: 1) }
    await #expect(processExitsWith: .failure) { _ = Proportion(right: -1, of: 1) }
  }
}
