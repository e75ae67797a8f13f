import Testing

@testable import Images

@Suite struct TextLinesTests {
  private func part(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> InkPart {
    InkPart(box: PixelBox(x: x, y: y, width: width, height: height), ink: Drawing.filled(width, height))
  }

  private func columns(_ parts: [InkPart]) -> [[Int]] { TextLines.lines(of: parts).map { $0.map(\.box.x) } }

  @Test
  func `parts of a line go from left to right, whatever their height and place in it`() {
    #expect(columns([part(50, 0, 10, 40), part(0, 8, 10, 30), part(25, 15, 10, 38)]) == [[0, 25, 50]])
  }

  @Test
  func `lines go from top to bottom`() {
    #expect(
      columns([part(1, 60, 10, 30), part(20, 0, 10, 30), part(30, 64, 10, 30), part(0, 4, 10, 30)])
        == [[0, 20], [1, 30]])
  }

  @Test
  func `a line that climbs is one line`() {
    #expect(columns((0..<6).map { part($0 * 30, 60 - $0 * 8, 20, 40) }).count == 1)
  }

  @Test(arguments: [8, -8])
  func `long lines that climb or fall, close to each other, stay apart`(step: Int) {
    let rows = [0, 60].map { row in (0..<12).map { part($0 * 30, 200 + row - $0 * step, 20, 40) } }
    let found = TextLines.lines(of: rows.joined().shuffled())
    #expect(found.map(\.count) == [12, 12])
    #expect(found.map { $0[0].box.y } == [200, 260])
  }

  @Test
  func `a dot or a bar goes to the nearest line`() {
    let rows = [part(0, 0, 10, 40), part(0, 60, 10, 40)]
    #expect(columns(rows + [part(20, 36, 4, 4)]) == [[0, 20], [0]])
    #expect(columns(rows + [part(20, 78, 12, 4)]) == [[0], [0, 20]])
    #expect(columns(rows + [part(20, 52, 4, 4)]) == [[0], [0, 20]])
  }

  @Test
  func `a part as high as two fifths of the highest makes a line of its own, a lower one goes to another`() {
    #expect(columns([part(0, 0, 10, 40), part(20, 60, 10, 16)]) == [[0], [20]])
    #expect(columns([part(0, 0, 10, 40), part(20, 60, 10, 15)]) == [[0, 20]])
  }

  @Test(
    arguments: [(24, 40, 1), (25, 40, 2), (32, 20, 1), (33, 20, 2), (-12, 20, 1), (-13, 20, 2)])
  func `a part belongs to a line by the share of the fewer rows`(y: Int, height: Int, lines: Int) {
    #expect(columns([part(0, 0, 10, 40), part(20, y, 10, height)]).count == lines)
  }

  @Test(
    arguments: [
      ([0, 12, 24, 36], 1), ([0, 12, 24, 37], 2), ([0, 12, 24, 36, 48], 1), ([0, 12, 24, 36, 49], 2),
    ])
  func `a line goes on where its last three parts stand`(tops: [Int], lines: Int) {
    #expect(columns(tops.enumerated().map { part(30 * $0.offset, $0.element, 20, 40) }).count == lines)
  }

  @Test
  func `no parts, no lines`() {
    #expect(columns([]) == [])
  }
}
