import Testing

@testable import Images

@Suite struct TransparencyTests {
  @Test func `an opaque picture stays as it is`() {
    let picture = Picture(width: 1, height: 1, channels: .rgb, samples: [1, 2, 3])
    #expect(picture.opaque() == picture)
  }

  @Test func `dark ink on nothing lies on white`() {
    let picture = Picture(width: 3, height: 1, channels: .grayAlpha, samples: [0, 255, 0, 0, 0, 51])
    #expect(picture.opaque().samples == [0, 255, 204])
  }

  @Test func `light ink on nothing lies on black`() {
    let picture = Picture(
      width: 3, height: 1, channels: .rgba,
      samples: [255, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 51])
    #expect(picture.opaque().samples == [255, 255, 255, 0, 0, 0, 51, 51, 51])
    #expect(picture.opaque().channels == .rgb)
  }

  @Test func `what is transparent has no say`() {
    // White pixels that cannot be seen do not make the black one light.
    let picture = Picture(width: 3, height: 1, channels: .grayAlpha, samples: [255, 0, 0, 255, 255, 0])
    #expect(picture.opaque().samples == [255, 0, 255])
  }

  @Test(
    arguments: [([0, 255, 255, 255], 255), ([1, 255, 255, 255], 0), ([0, 255, 255, 10, 255, 10], 255)]
      as [([UInt8], UInt8)])
  func `the background is the farther from the visible part's average, weighted by opacity`(
    visible: [UInt8], background: UInt8
  ) {
    let picture = Picture(
      width: visible.count / 2 + 1, height: 1, channels: .grayAlpha, samples: visible + [90, 0])
    #expect(picture.opaque().samples.last == background)
  }

  @Test func `mixed levels are rounded to the nearest`() {
    // 100 and 101 at an opacity of 100 on white: 194.22 and 194.61.
    let picture = Picture(
      width: 4, height: 1, channels: .grayAlpha, samples: [100, 100, 101, 100, 0, 255, 0, 255])
    #expect(picture.opaque().samples == [194, 195, 0, 0])
  }
}
