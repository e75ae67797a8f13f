// Digits in a line at distances on both sides of each limit, and what is said about them.

import Testing

@testable import DigitReader
@testable import Images

@Suite struct NumberReadingTests {
  /// A digit of 20 x 40 pixels whose box begins at `x`, read with `confidence`.
  private static func digit(
    _ value: Int, _ x: Int, width: Int = 20, height: Int = 40, column: Int? = nil, confidence: Float = 1
  ) -> NumberDigit {
    var probabilities = [Float](repeating: 0, count: 10)
    probabilities[value] = confidence
    probabilities[9 - value] = 1 - confidence
    return NumberDigit(
      box: PixelBox(x: x, y: 0, width: width, height: height),
      reading: DigitReading(
        field: GrayImage(width: 1, height: 1, samples: [0]), probabilities: probabilities),
      cell: column.map { GridCell(row: 0, column: $0) })
  }

  private static func sign(_ x: Int, _ width: Int) -> SegmentedSign {
    SegmentedSign(box: PixelBox(x: x, y: 10, width: width, height: 10), kind: nil)
  }

  private static func line(_ xs: [Int], signs: [SegmentedSign] = []) -> NumberLineReading {
    NumberLineReading(digits: xs.enumerated().map { digit($0.offset + 1, $0.element) }, signs: signs)
  }

  @Test(arguments: [(36, "1234"), (37, "123 4")]) func `a gap of nine tenths of the height parts`(
    gap: Int, number: String
  ) {
    #expect(Self.line([0, 24, 48, 68 + gap]).number == number)
  }

  @Test(arguments: [(44, "1234"), (45, "123 4")]) func `a gap is wide against the usual one`(
    gap: Int, number: String
  ) {
    // Gaps of 20, 20 and `gap`: 2.2 times 20, more than 36.
    #expect(Self.line([0, 40, 80, 100 + gap]).number == number)
  }

  @Test func `the usual gap is the upper median, and the height that of the digits`() {
    // Gaps of 4, 20 and 40, of 4 and 40: 40 is less than 2.2 times 20 and than 2.2 times 40, more than 36.
    #expect(Self.line([0, 24, 64, 124]).number == "1234")
    #expect(Self.line([0, 24, 84]).number == "123")
    #expect(Self.line([0, 24, 48, 72, 132]).number == "1234 5")
    // A gap of 37: nine tenths of 40 are less, nine tenths of 42 more.
    for (height, number) in [(40, "123 4"), (42, "1234")] {
      let digits = zip([0, 24, 48, 105], [20, 20, height, 60]).enumerated().map {
        Self.digit($0.offset + 1, $0.element.0, height: $0.element.1)
      }
      #expect(NumberLineReading(digits: digits).number == number)
    }
  }

  @Test(arguments: [(2, "12"), (3, "1 2"), (55, "1 2"), (56, "12")])
  func `a sign parts the digits between whose centres its own is`(x: Int, number: String) {
    // Centres at 10 and 64.
    #expect(Self.line([0, 54], signs: [Self.sign(x, 16)]).number == number)
  }

  @Test func `a table with several digits in a cell has its cells as parts`() {
    let digits = [(1, 2), (2, 2), (3, 3), (4, 6)].map { Self.digit($0.0, 60 * $0.1, column: $0.1) }
    #expect(NumberLineReading(digits: digits).parts == ["12", "3", ".", ".", "4"])
    #expect(NumberLineReading(digits: Array(digits.dropFirst())).parts == ["23..4"])
  }

  @Test func `far-fetched digits are doubted once`() {
    let reading = NumberReading(lines: [Self.line([0, 24])], isFarFetched: true)
    #expect(reading.doubts == [.farFetched])
    #expect(NumberDoubt.farFetched.description.hasPrefix("not sure: the digits show only when"))
  }

  @Test func `an empty cell between two is a point, whatever the gaps`() {
    let digits = [(1, 2), (2, 3), (3, 6)].map { Self.digit($0.0, 60 * $0.1, column: $0.1) }
    #expect(NumberLineReading(digits: digits, signs: [Self.sign(150, 6)]).parts == ["12..3"])
  }

  @Test func `overlapping digits have no gap`() {
    #expect(Self.line([0, 15, 30, 82]).number == "1234")
    #expect(Self.line([0, 15, 30, 87]).number == "123 4")
  }

  @Test func `what is doubtful is told with the number of its digit over all lines`() {
    var reading = NumberReading(lines: [
      NumberLineReading(digits: [Self.digit(1, 0), Self.digit(2, 24)]),
      NumberLineReading(
        digits: [Self.digit(3, 0), Self.digit(4, 24, confidence: 0.6)], signs: [Self.sign(40, 6)]),
    ])
    #expect(
      reading.doubts == [
        .digit(number: 4, .unsure("4", 0.6, runnerUp: "5", 1 - 0.6)), .marks(count: 1),
      ])
    let samples = [UInt8](repeating: 0, count: 90 * 50)
    reading.turn(back: Picture(width: 90, height: 50, channels: .gray, samples: samples), quarters: 1)
    #expect(reading.doubts.first == .turned(quarters: 1) && reading.quarters == 1)
    // What stood at the left of the turned picture, 50 wide and 90 high, stands at the bottom.
    #expect(reading.lines[0].digits[0].box == PixelBox(x: 0, y: 30, width: 40, height: 20))
    #expect(reading.lines[1].signs[0].box == PixelBox(x: 10, y: 4, width: 10, height: 6))
    #expect(NumberDoubt.turned(quarters: 1).description.contains("by 90 degrees"))
    #expect(NumberDoubt.turned(quarters: 3).description.contains("by 270 degrees"))
    #expect(NumberDoubt.marks(count: 1).description == "skipped a sign that is not a digit")
    #expect(NumberDoubt.marks(count: 2).description == "skipped 2 signs that are not digits")
  }
}
