import Testing

@testable import Images

@Suite struct ReductionTests {
  @Test func `small pictures stay as they are`() {
    let picture = Drawing.filled(10, 4)
    let (image, factor) = picture.reduced(toFit: 10)
    #expect(image == picture)
    #expect(factor == 1)
  }

  @Test func `averages squares and what is left at the edges`() {
    let picture = GrayImage(
      width: 5, height: 3,
      samples: [
        0, 2, 10, 10, 7,
        4, 6, 10, 11, 9,
        1, 2, 200, 100, 50,
      ])
    let (image, factor) = picture.reduced(toFit: 3)
    #expect(image == GrayImage(width: 3, height: 2, samples: [3, 10, 8, 2, 150, 50]))
    #expect(factor == 2)
  }

  @Test func `averages every channel by itself`() {
    let picture = Picture(
      width: 2, height: 2, channels: .rgb, samples: [0, 100, 9, 10, 100, 9, 20, 100, 9, 30, 200, 10])
    let (small, factor) = picture.reduced(toFit: 1)
    #expect(small == Picture(width: 1, height: 1, channels: .rgb, samples: [15, 125, 9]))
    #expect(factor == 2)
  }

  @Test(arguments: [(1025, 3, 2), (2048, 2048, 2), (2049, 1, 3), (1, 65_535, 64)])
  func `takes the least factor that is enough`(width: Int, height: Int, expected: Int) {
    let (image, factor) = Drawing.filled(width, height).reduced(toFit: 1_024)
    #expect(factor == expected)
    #expect(max(image.width, image.height) <= 1_024)
    #expect(image.samples.allSatisfy { $0 == 255 })
  }
}
