import Testing

@testable import Images

@Suite struct ThinStrokesTests {
  /// A stroke of so many pixels, `share` of whose paper's light it takes, on paper whose light falls off to the right.
  private func stroke(width: Int = 6, share: Double = 0.5, grain: Int = 0) -> GrayImage {
    let samples = (0..<100 * 80).map { index -> UInt8 in
      let (x, y) = (index % 100, index / 100)
      let light = 240 - Double(x) * 1.5
      return UInt8(40..<40 + width ~= x && 15..<65 ~= y ? light * (1 - share) : light)
    }
    return GrayImage(width: 100, height: 80, samples: samples).withGrain(grain)
  }

  private func box(_ picture: GrayImage, _ polarity: Polarity = .darkOnLight) -> PixelBox? {
    ThinStrokes.ink(in: picture, narrowerThan: 15, polarity: polarity)?.inkBox()
  }

  @Test func `a stroke is found whatever the shade`() {
    #expect(box(stroke()) == PixelBox(x: 40, y: 15, width: 6, height: 50))
    #expect(box(stroke(share: 0.2)) == PixelBox(x: 40, y: 15, width: 6, height: 50))
  }

  @Test func `pencil is as black as marker`() throws {
    var both = Drawing.blank(100, 80, level: 200)
    both.fill(x: 20, y: 10, width: 5, height: 50, level: 20)
    both.fill(x: 70, y: 10, width: 5, height: 50, level: 160)
    let ink = try #require(ThinStrokes.ink(in: both, narrowerThan: 15, polarity: .darkOnLight))
    #expect(ink[22, 30] == 255)
    #expect(ink[72, 30] == 255)
  }

  @Test func `what is as wide as the square is no stroke`() {
    // The light falls off: of the wider stroke, what is darker than its lighter side is still seen.
    #expect(box(stroke(width: 14))?.width == 14)
    #expect(box(stroke(width: 16))?.width != 16)
  }

  @Test(arguments: [(0.12, true), (0.07, false)])
  func `ink takes a share of the papers light`(share: Double, isInk: Bool) {
    #expect((box(stroke(share: share)) != nil) == isInk)
  }

  @Test(arguments: [(4, true), (25, false)]) func `ink stands out from grain`(grain: Int, isInk: Bool) {
    // With strong grain the stroke is no longer told from it; a piece as long as the stroke is what tells.
    let ink = ThinStrokes.ink(in: stroke(share: 0.3, grain: grain), narrowerThan: 15, polarity: .darkOnLight)
    #expect((ink.map { Pieces(of: $0).pieces.contains { $0.length >= 45 } } ?? false) == isInk)
  }

  @Test func `light ink on dark is found as such`() {
    let board = stroke().negative
    #expect(box(board, .lightOnDark) == PixelBox(x: 40, y: 15, width: 6, height: 50))
  }
}
