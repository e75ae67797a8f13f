import Random
import Testing

@testable import Images

@Suite struct PNGFilterTests {
  /// Rows of random bytes; in one of the two cases all are near the ends of the range, where sums overflow.
  @Test(arguments: PNGFilter.allCases, [1, 2, 3, 4, 6, 8])
  func `undoes what it applied`(filter: PNGFilter, distance: Int) {
    var generator = SeededGenerator(seed: 3)
    for isExtreme in [false, true] {
      let zeros = [UInt8](repeating: 0, count: distance)
      let noise = { (0..<64 * distance).map { _ in UInt8.random(in: 0...255, using: &generator) } }
      let extreme = { (byte: UInt8) in byte < 128 ? byte & 1 : byte | 0xFE }
      let row = zeros + (isExtreme ? noise().map(extreme) : noise())
      let above = zeros + (isExtreme ? noise().map(extreme) : noise())
      var undone = zeros + filter.apply(to: row, above: above, distance: distance)
      filter.undo(in: &undone, above: above, distance: distance)
      #expect(undone == row)
    }
  }

  /// Left, up, upper left and the prediction, worked out by hand from the specification.
  @Test(
    arguments: [
      // left + up - upLeft lies nearest to up, up, left, upLeft, left, left.
      [10, 20, 0, 20], [10, 20, 10, 20], [10, 20, 20, 10], [10, 20, 15, 15], [10, 20, 25, 10],
      [200, 100, 100, 200],
      // As near to upLeft as to left or up, which come first.
      [30, 15, 20, 30], [15, 30, 20, 30],
    ] as [[UInt8]])
  func `paeth takes the nearest`(bytes: [UInt8]) {
    var row = [bytes[0], 0]
    PNGFilter.paeth.undo(in: &row, above: [bytes[2], bytes[1]], distance: 1)
    #expect(row[1] == bytes[3])
  }

  @Test func `average rounds down and does not overflow`() {
    var row: [UInt8] = [254, 1, 0]
    PNGFilter.average.undo(in: &row, above: [0, 255, 0], distance: 1)
    #expect(row == [254, 255, 127])
  }
}
