import Images
import Testing

@testable import DigitsCLI

@Suite struct ContactSheetTests {
  private func samples(_ count: Int, side: Int = 28) -> [Sample] {
    (0..<count).map { number in
      Sample(
        number: number, label: number % 10,
        pixels: [UInt8](repeating: UInt8(number % 256), count: side * side))
    }
  }

  @Test(
    arguments: [(1, 256, 312), (4, 496, 608), (20, 1064, 1050), (100, 906, 1116), (10_000, 3002, 3702)])
  func `nearly as wide as high, and neither tiny nor huge`(count: Int, width: Int, height: Int) {
    let size = ContactSheet(samples(count), width: 28, height: 28).size
    #expect((size.width, size.height) == (width, height))
  }

  @Test
  func `every pixel of every picture is a square of its own, in order`() {
    var samples = samples(5, side: 4)
    samples[4].pixels = (0..<16).map { UInt8($0 * 16) }
    let sheet = ContactSheet(samples, width: 4, height: 4).draw()
    // Three in a row; cells of 6 x 13 pixels, 8 times enlarged.
    #expect((sheet.width, sheet.height) == ((3 * 6 + 2) * 8, (2 * 13 + 2) * 8))
    for (index, sample) in samples.enumerated() {
      let (left, top) = ((2 + index % 3 * 6) * 8, (2 + index / 3 * 13) * 8)
      var differences = 0
      for row in 0..<32 {
        for column in 0..<32 where sheet[left + column, top + row] != sample.pixels[row / 8 * 4 + column / 8]
        {
          differences += 1
        }
      }
      #expect(differences == 0, "picture \(index)")
    }
  }

  @Test(arguments: [11, 8, 2])
  func `labels of any length are drawn, however narrow the pictures are`(width: Int) {
    let sample = Sample(number: 0, label: 107, pixels: [UInt8](repeating: 0, count: width))
    let sheet = ContactSheet([sample], width: width, height: 1).draw()
    let rows = (0..<5).map { y in
      String((0..<11).map { sheet[(2 + $0) * 8, (5 + y) * 8] == 220 ? "#" : "." })
    }
    #expect(rows == [".#..###.###", "##..#.#...#", ".#..#.#...#", ".#..#.#..#.", "###.###..#."])
  }

  @Test
  func `a PNG of it holds the same pixels`() throws {
    let sheet = ContactSheet(samples(7), width: 28, height: 28).draw()
    let picture = try ImageDecoder.decode(PNGWriter.encode(sheet))
    #expect((picture.width, picture.height) == (sheet.width, sheet.height))
    let isSame = picture.samples == sheet.samples
    #expect(isSame)
  }
}
