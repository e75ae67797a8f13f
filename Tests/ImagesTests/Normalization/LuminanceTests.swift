import Testing

@testable import Images

@Suite struct LuminanceTests {
  @Test func `grey is taken as it is`() {
    let picture = Picture(width: 3, height: 1, channels: .gray, samples: [0, 100, 255])
    #expect(GrayImage(luminanceOf: picture).samples == [0, 100, 255])
  }

  @Test func `colour is weighted`() {
    let picture = Picture(
      width: 5, height: 1, channels: .rgb,
      samples: [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 10, 20, 30])
    // 0.299 · 255 = 76.2, 0.587 · 255 = 149.7, 0.114 · 255 = 29.1; 2.99 + 11.74 + 3.42 = 18.15.
    #expect(GrayImage(luminanceOf: picture).samples == [76, 150, 29, 255, 18])
  }
}
