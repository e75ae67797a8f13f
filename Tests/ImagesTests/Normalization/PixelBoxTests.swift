import Testing

@testable import Images

@Suite struct PixelBoxTests {
  @Test func `holds exactly the ink`() {
    let picture = GrayImage(
      width: 5, height: 4,
      samples: [
        0, 0, 0, 0, 0,
        0, 0, 9, 0, 0,
        0, 1, 0, 0, 0,
        0, 0, 0, 0, 0,
      ])
    #expect(picture.inkBox() == PixelBox(x: 1, y: 1, width: 2, height: 2))
  }

  @Test func `is the whole picture when the corners are ink`() {
    var picture = Drawing.blank(6, 5)
    picture.fill(x: 0, y: 0, width: 1, height: 1, level: 1)
    picture.fill(x: 5, y: 4, width: 1, height: 1, level: 1)
    #expect(picture.inkBox() == PixelBox(x: 0, y: 0, width: 6, height: 5))
  }

  /// Places before, in and after a whole stretch of samples that are passed at once, and at the end of a line.
  @Test(arguments: [0, 1, 31, 32, 33, 63, 64, 70]) func `finds a sample anywhere in a line`(place: Int) {
    var line = [UInt8](repeating: 4, count: 71)
    line[place] = 5
    for start in 0..<71 {
      #expect(line.span.firstIndex(atLeast: 5, from: start) == (start <= place ? place : nil))
      #expect(line.span.firstIndex(atLeast: 4, from: start) == start)
    }
    #expect(line.span.firstIndex(atLeast: 6, from: 0) == nil)
    #expect(line.span.firstIndex(atLeast: 4, from: 71) == nil)
  }

  @Test func `is absent without ink`() {
    #expect(Drawing.blank(4, 3).inkBox() == nil)
  }
}
