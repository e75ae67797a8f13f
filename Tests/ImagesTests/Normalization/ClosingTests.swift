import Testing

@testable import Images

@Suite struct ClosingTests {
  /// Light paper with one dark box.
  private func paper(with box: (x: Int, y: Int, width: Int, height: Int)) -> GrayImage {
    var paper = Drawing.blank(40, 30, level: 200)
    paper.fill(x: box.x, y: box.y, width: box.width, height: box.height, level: 50)
    return paper
  }

  @Test(arguments: [(7, 7, false), (6, 7, true), (7, 6, true), (6, 30, true), (9, 12, false)])
  func `a dark box stays only if the square fits into it`(width: Int, height: Int, isFilled: Bool) {
    let picture = paper(with: (10, 30 - height > 8 ? 8 : 0, width, height))
    #expect(picture.closed(bySquareOf: 7) == (isFilled ? Drawing.blank(40, 30, level: 200) : picture))
  }

  @Test func `the square may reach beyond the edge`() {
    // A rim of two pixels: a square that lies on it, and for the rest outside, holds nothing lighter.
    let rim = paper(with: (0, 0, 40, 2))
    #expect(rim.closed(bySquareOf: 7) == rim)
  }

  @Test func `an even side counts as the next odd one`() {
    let picture = paper(with: (10, 8, 6, 6))
    #expect(picture.closed(bySquareOf: 6) == picture.closed(bySquareOf: 7))
    #expect(picture.closed(bySquareOf: 6) != picture)
  }

  @Test func `agrees with the definition`() {
    // The least over the squares that hold a pixel of the greatest in each, as it is written, on noise.
    let noise = Drawing.blank(23, 17, level: 128).withGrain(100)
    func greatest(aroundColumn x: Int, row y: Int) -> UInt8 {
      (y - 2...y + 2).flatMap { y in
        (x - 2...x + 2).map { x in 0..<23 ~= x && 0..<17 ~= y ? noise[x, y] : 0 }
      }.max()!
    }
    func least(aroundColumn x: Int, row y: Int) -> UInt8 {
      (y - 2...y + 2).flatMap { y in
        (x - 2...x + 2).map { x in greatest(aroundColumn: x, row: y) }
      }.min()!
    }
    let expected = (0..<17).flatMap { y in (0..<23).map { x in least(aroundColumn: x, row: y) } }
    #expect(noise.closed(bySquareOf: 5) == GrayImage(width: 23, height: 17, samples: expected))
  }

  @Test func `a slope is its own closing`() {
    let slope = GrayImage(width: 40, height: 30, samples: (0..<1_200).map { UInt8(200 - $0 % 40) })
    #expect(slope.closed(bySquareOf: 7) == slope)
  }
}
