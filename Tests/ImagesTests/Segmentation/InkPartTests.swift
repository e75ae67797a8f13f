import Testing

@testable import Images

/// An ink map from lines of characters: `#` is full ink, `+` half of it, `.` a trace, anything else paper.
func inkMap(_ lines: [String]) -> GrayImage {
  let levels: [Character: UInt8] = ["#": 255, "+": 128, ".": 20]
  return GrayImage(
    width: lines[0].count, height: lines.count, samples: lines.flatMap { $0.map { levels[$0] ?? 0 } })
}

@Suite struct InkPartTests {
  @Test
  func `parts that touch at a corner are one, parts with blur between them are two`() {
    let parts = InkPart.connected(
      in: inkMap([
        "#     #.#",
        " #    #.#",
      ]))
    #expect(
      parts.map(\.box) == [
        PixelBox(x: 0, y: 0, width: 2, height: 2), PixelBox(x: 6, y: 0, width: 2, height: 2),
        PixelBox(x: 8, y: 0, width: 1, height: 2),
      ])
    #expect(parts[1].ink == inkMap(["#.", "#."]))
  }

  @Test
  func `faint ink far from any part is dropped`() {
    let parts = InkPart.connected(in: inkMap(["#...."]))
    #expect(parts.map(\.ink) == [inkMap(["#.."])])
    #expect(InkPart.connected(in: inkMap(["....."])).isEmpty)
  }

  @Test
  func `joined parts keep their places`() {
    let part = InkPart(joining: [
      InkPart(box: PixelBox(x: 5, y: 2, width: 1, height: 2), ink: inkMap(["#", "+"])),
      InkPart(box: PixelBox(x: 3, y: 3, width: 3, height: 1), ink: inkMap(["+.#"])),
    ])
    #expect(part.box == PixelBox(x: 3, y: 2, width: 3, height: 2))
    #expect(part.ink == inkMap(["  #", "+.#"]))
    #expect(part.columns == 3..<6 && part.rows == 2..<4)
  }

  /// A stroke of so many columns and 40 rows, of which some are crossed twice.
  private func isSingleStroke(width: Int, crossedTwice: Int = 0) -> Bool {
    var ink = Drawing.filled(width, 40)
    if crossedTwice > 0 { ink.fill(x: width / 2, y: 5, width: 1, height: crossedTwice, level: 127) }
    return InkPart(box: PixelBox(x: 0, y: 0, width: width, height: 40), ink: ink).isSingleStroke
  }

  @Test
  func `a single stroke is narrow, and nearly every row crosses it once`() {
    #expect(isSingleStroke(width: 12) && !isSingleStroke(width: 13))
    #expect(isSingleStroke(width: 9, crossedTwice: 2) && !isSingleStroke(width: 9, crossedTwice: 3))
  }

  @Test(arguments: [(64, 1), (63, 2)])
  func `ink of a quarter connects, fainter ink does not`(level: UInt8, count: Int) {
    var ink = inkMap(["#  #"])
    ink.fill(x: 1, y: 0, width: 2, height: 1, level: level)
    #expect(InkPart.connected(in: ink).count == count)
  }

  @Test func `the rows of a stroke count their ink of half and more`() {
    let strong = InkPart(
      box: PixelBox(x: 0, y: 0, width: 13, height: 40), ink: Drawing.blank(13, 40, level: 128))
    #expect(!strong.isSingleStroke)
    var ink = Drawing.blank(13, 40, level: 127)
    ink.fill(x: 3, y: 0, width: 5, height: 40)
    #expect(InkPart(box: strong.box, ink: ink).isSingleStroke)
    // The widest row decides, wherever it is.
    ink.fill(x: 0, y: 20, width: 13, height: 1)
    #expect(!InkPart(box: strong.box, ink: ink).isSingleStroke)
  }

  @Test func `where joined parts overlap, the stronger ink counts`() {
    let box = PixelBox(x: 2, y: 3, width: 1, height: 1)
    let (full, half) = (InkPart(box: box, ink: inkMap(["#"])), InkPart(box: box, ink: inkMap(["+"])))
    #expect(InkPart(joining: [full, half]).ink == inkMap(["#"]))
    #expect(InkPart(joining: [half, full]).ink == inkMap(["#"]))
  }

  @Test func `faint ink belongs to what is beside it in its own rows and columns`() {
    #expect(InkPart.connected(in: inkMap(["   #", ".   "])).map(\.ink) == [inkMap(["#"])])
    #expect(InkPart.connected(in: inkMap(["   .", "#   "])).map(\.ink) == [inkMap(["#"])])
    #expect(InkPart.connected(in: inkMap([".", ".", "#", ".", ".", "."])).map(\.box.height) == [5])
  }
}
