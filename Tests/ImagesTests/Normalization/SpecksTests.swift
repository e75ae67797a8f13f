import Testing

@testable import Images

@Suite struct SpecksTests {
  /// The ink without its grain and its specks; nil when nothing is left.
  private func cleaned(_ ink: GrayImage) -> GrayImage? {
    var selection = PieceSelection(of: ink)
    selection.dropSpecks()
    return selection.image
  }

  /// A stroke of 100 full pixels with a faint edge.
  static let stroke = {
    var ink = Drawing.blank(40, 40)
    ink.fill(x: 5, y: 4, width: 4, height: 27, level: 30)
    ink.fill(x: 5, y: 5, width: 4, height: 25)
    return ink
  }()

  @Test func `a stroke is kept with its faint edge`() {
    #expect(cleaned(Self.stroke) == Self.stroke)
  }

  @Test func `a speck is dropped`() {
    var ink = Self.stroke
    ink.fill(x: 30, y: 30, width: 1, height: 2)
    #expect(cleaned(ink) == Self.stroke)
  }

  @Test func `a broken stroke is kept`() {
    var ink = Self.stroke
    ink.fill(x: 30, y: 30, width: 3, height: 2)
    #expect(cleaned(ink) == ink)
  }

  @Test func `grain is dropped however large`() {
    var ink = Self.stroke
    ink.fill(x: 20, y: 2, width: 15, height: 30, level: 127)
    #expect(cleaned(ink) == Self.stroke)
  }

  @Test func `grain alone leaves nothing`() {
    #expect(cleaned(Drawing.blank(9, 9, level: 100)) == nil)
  }

  @Test func `specks alone leave nothing however many`() {
    var ink = Drawing.blank(300, 300)
    for index in 0..<10 { ink.fill(x: 30 * index, y: 20 * index, width: 5, height: 5) }
    #expect(cleaned(ink) == nil)
  }

  @Test(arguments: [(8, true), (7, false)]) func `a digit of a page may be smaller`(length: Int, isKept: Bool)
  {
    var page = Drawing.blank(2_000, 20)
    page.fill(x: 900, y: 4, width: 3, height: length)
    let found = Cleaning.candidate(
      forNumbersIn: PieceSelection(of: page), uncleaned: page, polarity: .darkOnLight, cost: 0)
    #expect((found != nil) == isKept)
  }

  @Test func `a small digit in a small picture is no speck`() {
    var ink = Drawing.blank(6, 6)
    ink.fill(x: 2, y: 1, width: 1, height: 4)
    #expect(cleaned(ink) == ink)
  }

  @Test(arguments: [(10, true), (9, false)]) func `a piece of a fiftieth is kept`(pixels: Int, isKept: Bool) {
    var stroke = Drawing.blank(100, 100)
    stroke.fill(x: 10, y: 10, width: 10, height: 50)
    var both = stroke
    both.fill(x: 60, y: 60, width: pixels, height: 1)
    #expect(cleaned(both) == (isKept ? both : stroke))
  }

  @Test(arguments: [(4, 20, true), (3, 20, false), (10, 500, true), (9, 500, false)])
  func `a digit has a length`(length: Int, width: Int, isKept: Bool) {
    var ink = Drawing.blank(width, 20)
    ink.fill(x: 4, y: 4, width: 2, height: length)
    #expect((cleaned(ink) != nil) == isKept)
  }
}
