import Images
import Testing

@Suite struct ThumbnailTests {
  @Test(
    arguments: [
      (400, 200, 28, 28, 28, 14), (200, 400, 28, 28, 14, 28), (10, 5, 28, 28, 10, 5),
      (1_000, 1, 28, 28, 28, 1),
      (28, 28, 28, 28, 28, 28), (57, 31, 20, 28, 20, 11),
    ])
  func `it fits, keeps its shape and never grows`(
    width: Int, height: Int, most: Int, by high: Int, columns: Int, rows: Int
  ) {
    let thumbnail = Drawing.filled(width, height).picture.thumbnail(fitting: most, by: high)
    #expect(thumbnail.width == columns && thumbnail.height == rows)
    #expect(thumbnail.channels == .rgb)
    #expect(thumbnail.samples.allSatisfy { $0 == 255 })
  }

  @Test
  func `each pixel is the average of those it covers`() {
    let picture = Picture(
      width: 2, height: 2, channels: .rgb, samples: [0, 10, 20, 100, 10, 20, 0, 10, 21, 101, 10, 22])
    #expect(picture.thumbnail(fitting: 1, by: 1).samples == [50, 10, 21])
    #expect(picture.thumbnail(fitting: 2, by: 2).samples == picture.samples)
  }

  @Test
  func `dark ink on nothing is shown on white`() {
    let picture = Picture(width: 2, height: 1, channels: .grayAlpha, samples: [0, 255, 0, 0])
    #expect(picture.thumbnail(fitting: 9, by: 9).samples == [0, 0, 0, 255, 255, 255])
  }

  @Test(arguments: [false, true])
  func `ink on paper: most of a picture is paper, whichever is lighter`(isNegative: Bool) {
    let drawing = GrayImage(width: 4, height: 1, samples: [50, 150, 200, 200])
    let ink = (isNegative ? drawing.negative : drawing).picture.inkOnPaper
    #expect(ink.samples == [255, 85, 0, 0])
    #expect(Drawing.filled(3, 3).picture.inkOnPaper == Drawing.blank(3, 3))
  }

  @Test func `where light and dark are even, the paper is dark`() {
    #expect(GrayImage(width: 2, height: 1, samples: [10, 90]).picture.inkOnPaper.samples == [0, 255])
    // What lies halfway between is dark.
    #expect(
      GrayImage(width: 3, height: 1, samples: [0, 50, 100]).picture.inkOnPaper.samples == [0, 127, 255])
    #expect(
      GrayImage(width: 3, height: 1, samples: [0, 51, 100]).picture.inkOnPaper.samples == [255, 124, 0])
  }
}
