import Testing

@testable import Images

@Suite struct PictureLimitsTests {
  @Test(arguments: [(1, 1), (65_535, 1), (1, 65_535), (10_000, 10_000), (65_535, 1_525)])
  func accepts(width: Int, height: Int) throws {
    try PictureLimits.check(width: width, height: height)
  }

  @Test(arguments: [
    (0, 5, PictureSizeError.empty(width: 0, height: 5)),
    (5, 0, .empty(width: 5, height: 0)),
    (65_536, 1, .sideTooLong(width: 65_536, height: 1)),
    (1, 999_999_999, .sideTooLong(width: 1, height: 999_999_999)),
    (10_000, 10_001, .tooManyPixels(width: 10_000, height: 10_001)),
    (65_535, 65_535, .tooManyPixels(width: 65_535, height: 65_535)),
  ])
  func refuses(width: Int, height: Int, error: PictureSizeError) {
    #expect(throws: error) { try PictureLimits.check(width: width, height: height) }
  }

  @Test func `says what is too much`() {
    #expect(
      PictureSizeError.tooManyPixels(width: 20_000, height: 6_000).description
        == "the picture declares 20000x6000 pixels, but 100 megapixels is the limit; scale it down")
  }
}
