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

  /// A stroke of 5 x 20 pixels of level `ink` on paper of `paper`, whose levels vary from place to place.
  private func relief(_ ink: UInt8, paper: [UInt8] = [200]) -> GrayImage? {
    let samples = (0..<6_400).map { paper[($0 % 80 + 3 * ($0 / 80)) % paper.count] }
    var light = GrayImage(width: 80, height: 80, samples: samples)
    light.fill(x: 30, y: 30, width: 5, height: 20, level: ink)
    return ThinStrokes.ink(in: light, narrowerThan: 15, polarity: .darkOnLight)
  }

  @Test(arguments: [(180, true), (181, false)] as [(UInt8, Bool)])
  func `ink takes a twelfth of the paper's level and a bit`(ink: UInt8, isInk: Bool) {
    // 20 and 19 levels of 200 + 32, times 255: 21 and 20, of which 20.4 is the least.
    #expect((relief(ink) != nil) == isInk)
  }

  @Test(arguments: [(154, true), (155, false)] as [(UInt8, Bool)])
  func `ink stands out by six spreads from the usual relief`(ink: UInt8, isInk: Bool) {
    // Relief of 0, 5 and 10: usually 5, with a spread of 7.4, so that the least is 49.5.
    let paper: [UInt8] = [200, 195, 190, 200, 195, 190, 200, 195, 190, 195]
    #expect((relief(ink, paper: paper) != nil) == isInk)
  }

  /// The stroke's ink, of 90 pixels of level 63 and `strong` of 0, with faint pixels beside it.
  private func ink(strong: Int) throws -> (core: UInt8, edge: UInt8) {
    var light = Drawing.blank(100, 80, level: 200)
    light.fill(x: 30, y: 20, width: 5, height: 18, level: 63)
    light.fill(x: 35, y: 20, width: 1, height: strong, level: 0)
    light.fill(x: 28, y: 20, width: 2, height: 18, level: 145)
    let ink = try #require(ThinStrokes.ink(in: light, narrowerThan: 21, polarity: .darkOnLight))
    return (ink[32, 30], ink[28, 30])
  }

  @Test func `full ink is what a tenth of the stronger ink exceeds, a fifth of it is none`() throws {
    // A relief of 150 is full while no more than a tenth is stronger; beside it 219 is, and 60 is a blurred edge.
    let (soft, hard) = (try ink(strong: 10), try ink(strong: 11))
    #expect(soft.core == 255 && soft.edge == 64)
    #expect(hard.core == 155 && hard.edge == 24)
  }

  @Test func `the usual relief is paper`() throws {
    // Three fifths of the paper have a relief of 30; ink of 60 is full, its edge of 45 half of that.
    let samples = (0..<6_400).map { ($0 % 80 + 3 * ($0 / 80)) % 10 < 6 ? 172 : 200 as UInt8 }
    var light = GrayImage(width: 80, height: 80, samples: samples)
    light.fill(x: 30, y: 30, width: 5, height: 20, level: 145)
    light.fill(x: 29, y: 30, width: 1, height: 20, level: 159)
    let ink = try #require(ThinStrokes.ink(in: light, narrowerThan: 15, polarity: .darkOnLight))
    #expect(ink[32, 40] == 255 && ink[29, 40] == 128 && ink[5, 5] == 0)
  }
}
