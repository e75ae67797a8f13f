import Formats
import Foundation
import Testing

@Suite struct NumberFormatTests {
  @Test(
    arguments: [
      (0, 2, "0.00"), (1, 0, "1"), (98.314, 2, "98.31"), (0.995, 2, "0.99"), (0.125, 2, "0.12"),
      (0.375, 2, "0.38"), (2.5, 0, "2"), (3.5, 0, "4"), (-0.004, 2, "0.00"), (-1.5, 1, "-1.5"),
      (999.9996, 3, "1000.000"), (0.05, 1, "0.1"), (1.005, 2, "1.00"), (123_456_789.125, 2, "123456789.12"),
      (.nan, 2, "nan"), (.infinity, 2, "inf"), (-.infinity, 2, "-inf"), (1e300, 2, "1e+300"),
    ] as [(Double, Int, String)])
  func `fixed decimals`(value: Double, places: Int, expected: String) {
    #expect(NumberFormat.fixed(value, places: places) == expected)
  }

  @Test
  func `fixed decimals round as C's printf does, ties and near ties included`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let places = Int.random(in: 0...9, using: &generator)
      let tie = (Double(Int.random(in: 0...999_999, using: &generator)) + 0.5) / pow(10, Double(places))
      for value in [tie, tie.nextUp, tie.nextDown, Double.random(in: 0...1000, using: &generator)] {
        #expect(
          NumberFormat.fixed(value, places: places) == String(format: "%.\(places)f", value), "\(value)")
      }
    }
  }

  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (9_912_422, "9,912,422"), (-1_000_001, "-1,000,001"),
      (Int.min, "-9,223,372,036,854,775,808"),
    ])
  func `separators of thousands`(value: Int, expected: String) {
    #expect(NumberFormat.grouped(value) == expected)
  }

  @Test(arguments: [(0.29, "29 %"), (0.999, "99 %"), (1, "100 %")])
  func `what is done is rounded down`(fraction: Double, expected: String) {
    #expect(NumberFormat.wholePercent(fraction) == expected)
  }

  @Test(
    arguments: [
      (0, "0.0 ms"), (0.0042, "4.2 ms"), (0.00999, "10 ms"), (0.043, "43 ms"), (0.0999, "0.10 s"),
      (0.43, "0.43 s"), (9.994, "9.99 s"), (9.996, "10 s"), (12, "12 s"), (59.4, "59 s"),
      (59.9, "1 min 0 s"), (200, "3 min 20 s"), (3599.4, "59 min 59 s"), (3599.6, "1 h 0 min"),
      (3900, "1 h 5 min"), (-1, "0.0 ms"), (.infinity, "?"), (.nan, "?"), (1e300, "?"),
    ] as [(Double, String)])
  func `lengths of time`(seconds: Double, expected: String) {
    #expect(NumberFormat.duration(seconds: seconds) == expected)
  }

  @Test(arguments: [(0.2, "0 s"), (7.4, "7 s"), (59.6, "1 min 0 s"), (200, "3 min 20 s")])
  func `estimates`(seconds: Double, expected: String) {
    #expect(NumberFormat.roughDuration(seconds: seconds) == expected)
  }

  @Test(
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (9_912_422, "9.9 MB"),
      (9_960_000, "10 MB"), (999_600, "1.0 MB"), (26_421_880, "26 MB"), (Int.max, "9223 PB"),
    ])
  func `sizes`(count: Int, expected: String) {
    #expect(NumberFormat.bytes(count) == expected)
  }

  @Test(
    arguments: [
      (2_345_678, "B", "2.3 MB/s"), (145_200, "images", "145 k images/s"), (12, "images", "12 images/s"),
      (265e9, "FLOP", "265 GFLOP/s"), (0, "B", "0 B/s"),
    ] as [(Double, String, String)])
  func `rates`(perSecond: Double, unit: String, expected: String) {
    #expect(NumberFormat.rate(perSecond, unit: unit) == expected)
  }
}
