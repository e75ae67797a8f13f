import Testing

@testable import Images

@Suite struct OrientationTests {
  /// A picture of three columns and two rows, and how each orientation shows it:
  ///
  ///     1 2 3
  ///     4 5 6
  @Test(
    arguments: [
      (1, 3, [1, 2, 3, 4, 5, 6]),
      (2, 3, [3, 2, 1, 6, 5, 4]),
      (3, 3, [6, 5, 4, 3, 2, 1]),
      (4, 3, [4, 5, 6, 1, 2, 3]),
      (5, 2, [1, 4, 2, 5, 3, 6]),
      (6, 2, [4, 1, 5, 2, 6, 3]),
      (7, 2, [6, 3, 5, 2, 4, 1]),
      (8, 2, [3, 6, 2, 5, 1, 4]),
    ] as [(Int, Int, [UInt8])])
  func `turns the picture`(value: Int, width: Int, shown: [UInt8]) throws {
    let placement = Placement(try #require(Orientation(exif: value)), width: 3, height: 2)
    #expect((placement.width, placement.height) == (width, 6 / width))
    var atOnce = [UInt8](repeating: 0, count: 6)
    placement.place([1, 2, 3, 4, 5, 6], rows: 2, at: 0, in: &atOnce, channels: 1)
    #expect(atOnce == shown)
    var inStrips = [UInt8](repeating: 0, count: 12)
    placement.place([1, 1, 2, 2, 3, 3], rows: 1, at: 0, in: &inStrips, channels: 2)
    placement.place([4, 4, 5, 5, 6, 6], rows: 1, at: 1, in: &inStrips, channels: 2)
    #expect(inStrips == shown.flatMap { [$0, $0] })
  }

  @Test(arguments: [-1, 0, 9, 256]) func `is one of eight`(value: Int) {
    #expect(Orientation(exif: value) == nil)
  }
}
