import Testing

@testable import Images

@Suite struct LuminanceTests {
  @Test func greyIsTakenAsItIs() {
    let picture = Picture(width: 3, height: 1, channels: .gray, samples: [0, 100, 255])
    #expect(GrayImage(luminanceOf: picture).samples == [0, 100, 255])
  }

  @Test func colourIsWeighted() {
    let picture = Picture(
      width: 5, height: 1, channels: .rgb,
      samples: [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 10, 20, 30])
    // 0.299 · 255 = 76.2, 0.587 · 255 = 149.7, 0.114 · 255 = 29.1; 2.99 + 11.74 + 3.42 = 18.15.
    #expect(GrayImage(luminanceOf: picture).samples == [76, 150, 29, 255, 18])
  }

  @Test func darkInkOnNothingLiesOnWhite() {
    let picture = Picture(width: 3, height: 1, channels: .grayAlpha, samples: [0, 255, 0, 0, 0, 51])
    #expect(GrayImage(luminanceOf: picture).samples == [0, 255, 204])
  }

  @Test func lightInkOnNothingLiesOnBlack() {
    let picture = Picture(
      width: 3, height: 1, channels: .rgba,
      samples: [255, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 51])
    #expect(GrayImage(luminanceOf: picture).samples == [255, 0, 51])
  }

  @Test func whatIsTransparentHasNoSay() {
    // White pixels that cannot be seen do not make the black one light.
    let picture = Picture(width: 3, height: 1, channels: .grayAlpha, samples: [255, 0, 0, 255, 255, 0])
    #expect(GrayImage(luminanceOf: picture).samples == [255, 0, 255])
  }
}
