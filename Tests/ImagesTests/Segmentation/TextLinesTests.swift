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

  @Test
  func `lines go from top to bottom, though the lower one begins further left`() {
    #expect(columns([part(0, 60, 10, 30), part(30, 0, 10, 30)]) == [[30], [0]])
  }

  @Test
  func `a part joins the line that it overlaps most`() {
    #expect(columns([part(0, 0, 10, 40), part(1, 50, 10, 40), part(30, 20, 10, 54)]) == [[0], [1, 30]])
    #expect(columns([part(0, 0, 10, 40), part(1, 50, 10, 40), part(30, 16, 10, 54)]) == [[0, 30], [1]])
  }

  @Test
  func `a mark goes by the rows of the three high parts nearest to it`() {
    let level = (0..<3).map { part(30 * $0, 80, 20, 40) }
    // Of the falling line, 10 to 50 are the rows beside the mark, those of the last part are 20 to 60.
    let falling = (0..<3).map { part(30 * $0, 10 * $0, 20, 40) }
    let found = TextLines.lines(of: falling + level + [part(68, 64, 4, 4)])
    #expect(found.map(\.count) == [3, 4])
    // Beside the middle of five, on either side of which two more go on falling.
    let long = (0..<5).map { part(30 * $0, 10 * $0, 20, 40) }
    let below = (0..<5).map { part(30 * $0, 79, 20, 40) }
    #expect(TextLines.lines(of: long + below + [part(69, 67, 4, 4)]).map(\.count) == [6, 5])
    #expect(TextLines.lines(of: long + below + [part(69, 68, 4, 4)]).map(\.count) == [5, 6])
  }
}
