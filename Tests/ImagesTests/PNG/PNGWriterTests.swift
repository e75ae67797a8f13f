import Random
import Testing

@testable import Images

@Suite struct PNGWriterTests {
  @Test(
    arguments: Picture.Channels.allCases,
    [(1, 1), (1, 40), (40, 1), (28, 28), (257, 3)])
  func `reads back what it wrote`(channels: Picture.Channels, size: (width: Int, height: Int)) throws {
    var generator = SeededGenerator(seed: 5)
    let count = size.width * size.height * channels.count
    // A slope with some noise, on which the filters differ.
    let samples = (0..<count).map { UInt8(truncatingIfNeeded: $0 + Int.random(in: 0...3, using: &generator)) }
    let picture = Picture(width: size.width, height: size.height, channels: channels, samples: samples)
    #expect(try PNGReader.decode(PNGWriter.encode(picture)) == picture)
  }

  @Test func `writes only what is needed`() {
    let image = GrayImage(width: 2, height: 1, samples: [0, 255])
    // The Sub filter leaves 0 and 255, which is -1: no other leaves less, but None comes first with the same.
    #expect(
      PNGWriter.encode(image)
        == PNGFixture.file(
          PNGFixture.header(2, 1, depth: 8, colorType: 0), PNGFixture.data([0, 0, 255]), PNGFixture.end))
  }

  /// A picture whose rows are all the same is nothing but zeros below the first.
  @Test func `chooses the filter that leaves least`() {
    let rows = [[UInt8]](repeating: [9, 200, 31, 77], count: 2)
    let image = GrayImage(width: 4, height: 2, samples: rows.flatMap(\.self))
    #expect(
      PNGWriter.encode(image)
        == PNGFixture.file(
          PNGFixture.header(4, 2, depth: 8, colorType: 0),
          PNGFixture.data([0] + rows[0], [2, 0, 0, 0, 0]), PNGFixture.end))
  }
}
