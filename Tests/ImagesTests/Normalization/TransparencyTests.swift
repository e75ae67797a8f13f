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
}
