// Equality of pictures, which is decided some hundreds of samples at a time.

import Testing

@testable import Images

@Suite struct GrayImageTests {
  @Test func `pictures differ where a sample does`() {
    let picture = Drawing.blank(37, 29, level: 7)
    #expect(picture == Drawing.blank(37, 29, level: 7))
    for place in picture.samples.indices {
      var samples = picture.samples
      samples[place] = 6
      #expect(picture != GrayImage(width: 37, height: 29, samples: samples))
    }
  }

  @Test func `pictures of other sides differ`() {
    #expect(Drawing.blank(6, 4) != Drawing.blank(4, 6))
    #expect(Drawing.blank(6, 4) != Drawing.blank(6, 5))
  }
}
