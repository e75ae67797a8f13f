// Rings around a bar, whose limits are whole pixels: one more or less decides.

import Testing

@testable import Images

@Suite struct RingsTests {
  /// An elliptical ring in a box at (20, 20), `thick` pixels thick, on 160 x 160 pixels.
  private static func ring(
    width: Int = 100, height: Int = 80, thick: Double = 4, level: UInt8 = 255, gap: Int = 0,
    on size: (width: Int, height: Int) = (160, 160)
  ) -> GrayImage {
    let samples = (0..<size.width * size.height).map { index -> UInt8 in
      let (column, row) = (index % size.width - 20, index / size.width - 20)
      let x = Double(column) + 0.5 - Double(width) / 2
      let y = Double(row) + 0.5 - Double(height) / 2
      func radius(_ inset: Double) -> Double {
        let (a, b) = (x / (Double(width) / 2 - inset), y / (Double(height) / 2 - inset))
        return (a * a + b * b).squareRoot()
      }
      let isGap = y < 0 && abs(x) < Double(gap) / 2
      return radius(0) <= 1 && radius(thick) > 1 && !isGap ? level : 0
    }
    return GrayImage(width: size.width, height: size.height, samples: samples)
  }

  /// The ring with a bar in its middle, and what is left of it without rings.
  private func rest(_ ring: GrayImage, x: Int = 66, bar: Int = 40, level: UInt8 = 255) -> (
    bar: GrayImage, rest: GrayImage?
  ) {
    var whole = ring
    whole.fill(x: x, y: 60 - bar / 2, width: 8, height: bar, level: level)
    var alone = Drawing.blank(ring.width, ring.height)
    alone.fill(x: x, y: 60 - bar / 2, width: 8, height: bar, level: level)
    return (alone, PieceSelection(of: whole).withoutRings())
  }

  @Test(arguments: [(100, 80), (80, 80), (40, 80)]) func `the ring around a digit is removed`(
    width: Int, height: Int
  ) {
    let (bar, rest) = rest(Self.ring(width: width, height: height), x: 16 + width / 2)
    #expect(rest == bar)
  }

  @Test func `a ring alone is a zero`() {
    #expect(PieceSelection(of: Self.ring()).withoutRings() == nil)
  }

  @Test func `a digit that touches the ring is kept`() throws {
    // The bar reaches from the ring at the bottom to 20 pixels below its top; another digit stands inside.
    var whole = Self.ring()
    whole.fill(x: 50, y: 40, width: 8, height: 56)
    whole.fill(x: 80, y: 40, width: 8, height: 40)
    let rest = try #require(PieceSelection(of: whole).withoutRings())
    let boxes = PieceSelection(of: rest).pieces.pieces.map { (rows: $0.rows, columns: $0.columns) }
    #expect(boxes.map(\.columns) == [50..<58, 80..<88])
    #expect(boxes[0].rows.lowerBound == 40 && 85...95 ~= boxes[0].rows.upperBound)
  }

  @Test(arguments: [(36, true), (35, false)]) func `what a ring surrounds is nearly half as high`(
    bar: Int, isRing: Bool
  ) {
    #expect((rest(Self.ring(), bar: bar).rest != nil) == isRing)
  }

  @Test(arguments: [(153, true), (152, false)] as [(UInt8, Bool)]) func `what it surrounds is nearly as dark`(
    level: UInt8, isRing: Bool
  ) {
    #expect((rest(Self.ring(), level: level).rest != nil) == isRing)
  }

  @Test(arguments: [(533, true), (540, false)]) func `a ring has fifteen hundredths of the picture`(
    side: Int, isRing: Bool
  ) {
    #expect((rest(Self.ring(on: (side, side))).rest != nil) == isRing)
  }

  @Test(arguments: [(1.0, true), (6, true), (14, false)]) func `a ring is drawn with a pen`(
    thick: Double, isRing: Bool
  ) {
    #expect((rest(Self.ring(thick: thick), bar: 40).rest != nil) == isRing)
  }

  @Test(arguments: [(0, true), (12, false)]) func `a ring is closed`(gap: Int, isRing: Bool) {
    #expect((rest(Self.ring(gap: gap)).rest != nil) == isRing)
  }

  @Test func `boxes and diamonds are no rings`() {
    let box = PieceSelectionTests.frame(
      x: 20, y: 20, width: 100, height: 80, thick: 4, on: Drawing.blank(160, 160))
    #expect(rest(box).rest == nil)
    let diamond = (0..<160 * 160).map { index -> UInt8 in
      let far = abs(Double(index % 160) - 70) / 50 + abs(Double(index / 160) - 60) / 40
      return 0.9...1 ~= far ? 255 : 0
    }
    #expect(rest(GrayImage(width: 160, height: 160, samples: diamond)).rest == nil)
  }

  @Test func `numbers and digits in rings are found`() throws {
    let bar = rest(Self.ring()).bar
    var whole = Self.ring()
    whole.fill(x: 66, y: 40, width: 8, height: 40)
    for forNumbers in [false, true] {
      var search = InkSearch(of: whole.negative, forNumbers: forNumbers)
      #expect(try #require(search.next()?.first).ink == bar)
    }
  }
}
