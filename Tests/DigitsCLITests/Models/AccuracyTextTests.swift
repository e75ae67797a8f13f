import Formats
import Testing

@testable import DigitsCLI

@Suite struct AccuracyTextTests {
  @Test(
    arguments: [
      (9831, 10_000, "98.31 % ± 0.13 (9,831 of 10,000)"),
      (9846, 10_000, "98.46 % ± 0.12 (9,846 of 10,000)"),
      (0, 10, "0.00 % ± 4.55 (0 of 10)"),
      (1, 1, "100.00 % ± 25.00 (1 of 1)"),
      (1, 2, "50.00 % ± 28.87 (1 of 2)"),
      (60_000, 60_000, "100.00 % ± 0.00 (60,000 of 60,000)"),
    ])
  func `an accuracy carries its standard error and its count`(correct: Int, count: Int, expected: String) {
    #expect(NumberFormat.accuracy(correct: correct, of: count) == expected)
  }
}
