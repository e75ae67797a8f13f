import Testing

@testable import Images

/// An ink map from lines of characters: `#` is full ink, `+` half of it, `.` a trace, anything else paper.
func inkMap(_ lines: [String]) -> GrayImage {
  let levels: [Character: UInt8] = ["#": 255, "+": 128, ".": 20]
  return GrayImage(
    width: lines[0].count, height: lines.count, samples: lines.flatMap { $0.map { levels[$0] ?? 0 } })
}

@Suite struct InkPartTests {
  @Test("Parts that touch at a corner are one, parts with blur between them are two")
  func connected() {
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

  @Test("Faint ink far from any part is dropped")
  func faint() {
    let parts = InkPart.connected(in: inkMap(["#...."]))
    #expect(parts.map(\.ink) == [inkMap(["#.."])])
    #expect(InkPart.connected(in: inkMap(["....."])).isEmpty)
  }

  @Test("Joined parts keep their places")
  func joined() {
    let part = InkPart(joining: [
      InkPart(box: PixelBox(x: 5, y: 2, width: 1, height: 2), ink: inkMap(["#", "+"])),
      InkPart(box: PixelBox(x: 3, y: 3, width: 3, height: 1), ink: inkMap(["+.#"])),
    ])
    #expect(part.box == PixelBox(x: 3, y: 2, width: 3, height: 2))
    #expect(part.ink == inkMap(["  #", "+.#"]))
    #expect(part.columns == 3..<6 && part.rows == 2..<4)
  }
}
