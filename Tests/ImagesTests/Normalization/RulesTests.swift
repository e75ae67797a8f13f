import Testing

@testable import Images

@Suite struct RulesTests {
  static let digit = Drawing.seven(80, x: 60, y: 40, on: (200, 180))

  private func ruled(_ lines: [(x: Int, y: Int, width: Int, height: Int)], on ink: GrayImage = Self.digit)
    -> GrayImage
  {
    lines.reduce(into: ink) { $0.fill(x: $1.x, y: $1.y, width: $1.width, height: $1.height) }
  }

  @Test(arguments: [
    [(x: 40, y: 130, width: 100, height: 6)], [(x: 40, y: 20, width: 100, height: 6)],
    [(x: 40, y: 30, width: 5, height: 110)],
    [(x: 40, y: 130, width: 100, height: 6), (x: 40, y: 20, width: 100, height: 6)],
  ])
  func `lines beside a digit go`(lines: [(x: Int, y: Int, width: Int, height: Int)]) {
    let removed = Rules.removed(from: ruled(lines))
    #expect(removed.last?.ink == Self.digit)
    #expect(removed.last?.isFused == false)
  }

  @Test func `a line that the digit stands on is told apart`() throws {
    let standing = ruled([(x: 52, y: 118, width: 90, height: 4)])
    let first = try #require(Rules.removed(from: standing).first)
    #expect(first.isFused)
  }

  @Test func `the bar of a digit stays`() {
    // A five's begins where the digit does, and is not even joined to it.
    var five = Drawing.blank(100, 100)
    five.fill(x: 30, y: 30, width: 6, height: 20)
    five.fill(x: 30, y: 45, width: 30, height: 6)
    five.fill(x: 55, y: 45, width: 6, height: 35)
    five.fill(x: 30, y: 75, width: 30, height: 6)
    five.fill(x: 30, y: 20, width: 45, height: 6)
    #expect(Rules.removed(from: five).isEmpty)
  }

  /// A bar of ink 20 pixels wide and a line of 6 below it that reaches beyond it by so much at either end.
  private func bar(overhang: Int, thickness: Int = 6) -> GrayImage {
    var ink = Drawing.blank(200, 200)
    ink.fill(x: 80, y: 20, width: 40, height: 100)
    ink.fill(x: 80 - overhang, y: 130, width: 40 + 2 * overhang, height: thickness)
    return ink
  }

  @Test(arguments: [(2, false), (4, true)]) func `a line is longer than the digit`(
    overhang: Int, isRule: Bool
  ) {
    #expect(Rules.removed(from: bar(overhang: overhang)).isEmpty == !isRule)
  }

  @Test(arguments: [(22, true), (26, false)]) func `a line is thin`(thickness: Int, isRule: Bool) {
    #expect(Rules.removed(from: bar(overhang: 20, thickness: thickness)).isEmpty == !isRule)
  }

  @Test(arguments: [(25, true), (21, true), (19, false), (15, false)])
  func `what is left is no speck`(length: Int, isRule: Bool) {
    var ink = Drawing.blank(200, 100)
    ink.fill(x: 50, y: 60, width: 100, height: 4)
    ink.fill(x: 95, y: 50 - length, width: 5, height: length)
    #expect(Rules.removed(from: ink).isEmpty == !isRule)
  }

  @Test(arguments: [(84, 6, true), (80, 5, false)])
  func `a line reaches beyond the digit`(width: Int, overhang: Int, isRule: Bool) {
    var ink = Drawing.blank(200, 200)
    ink.fill(x: 40, y: 20, width: width, height: 80)
    ink.fill(x: 40 - overhang, y: 130, width: width + 2 * overhang, height: 6)
    #expect(Rules.removed(from: ink).isEmpty == !isRule)
  }

  @Test func `lines of different lengths go one by one, no more than three`() {
    var ink = Drawing.blank(200, 200)
    ink.fill(x: 80, y: 20, width: 40, height: 80)
    var expected = [ink]
    for (index, width) in [64, 74, 86, 100].enumerated() {
      ink.fill(x: 100 - width / 2, y: 120 + 12 * index, width: width, height: 2)
      expected.insert(ink, at: 0)
    }
    let removed = Rules.removed(from: ink)
    #expect(removed.map(\.ink) == Array(expected[1...3]))
    #expect(removed.map(\.isFused) == [false, false, false])
  }

  @Test func `once a line was cut off the digit, all that follows is cut`() {
    var ink = Drawing.blank(200, 200)
    ink.fill(x: 82, y: 20, width: 36, height: 100)
    let apart = (short: (x: 60, y: 150, width: 80, height: 4), long: (x: 50, y: 150, width: 100, height: 4))
    let fused = (short: (x: 60, y: 118, width: 80, height: 4), long: (x: 50, y: 118, width: 100, height: 4))
    #expect(Rules.removed(from: ruled([fused.long, apart.short], on: ink)).map(\.isFused) == [true, true])
    #expect(Rules.removed(from: ruled([apart.long, fused.short], on: ink)).map(\.isFused) == [false, true])
  }

  @Test func `of crossing lines the level one goes first`() throws {
    var ink = Drawing.blank(200, 200)
    ink.fill(x: 100, y: 40, width: 30, height: 60)
    let upright = (x: 80, y: 10, width: 4, height: 180)
    let level = (x: 40, y: 150, width: 140, height: 4)
    let removed = Rules.removed(from: ruled([upright, level], on: ink))
    #expect(removed.map(\.ink) == [ruled([upright], on: ink), ink])
  }

  @Test func `faint remains beside a digit do not make a line longer than both`() {
    var ink = bar(overhang: 20)
    ink.fill(x: 62, y: 60, width: 3, height: 3, level: 127)
    #expect(Rules.removed(from: ink).count == 1)
    ink.fill(x: 62, y: 60, width: 3, height: 3, level: 128)
    #expect(Rules.removed(from: ink).isEmpty)
  }

  @Test(arguments: [(6, true), (5, false)]) func `a line reaches beyond the digit at both ends`(
    overhang: Int, isRule: Bool
  ) {
    for x in [50 + overhang, 110 - overhang] {
      var ink = Drawing.blank(200, 200)
      ink.fill(x: x, y: 20, width: 40, height: 100)
      ink.fill(x: 50, y: 130, width: 100, height: 6)
      #expect(Rules.removed(from: ink).isEmpty == !isRule)
    }
  }
}
