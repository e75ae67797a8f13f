import Terminal
import Testing

@Suite struct TextBlockTests {
  private let tall = TextBlock(["abc", "d", "ef"])
  private let wide = TextBlock(["12345"])

  @Test
  func `lines are filled up to the longest`() {
    #expect(tall.lines == ["abc", "d  ", "ef "] && tall.width == 3)
    #expect(TextBlock([]).width == 0)
  }

  @Test
  func `a title stands above, and may be wider than the block`() {
    #expect(tall.titled("no").lines == ["no ", "abc", "d  ", "ef "])
    #expect(tall.titled("title").lines == ["title", "abc  ", "d    ", "ef   "])
    let hidden = TextBlock(["\u{1B}[0mx"], width: 1).titled("ab")
    #expect(hidden.lines == ["ab", "\u{1B}[0mx "] && hidden.width == 2)
  }

  @Test(
    arguments: [
      (10, ["abc  12345", "d", "ef"]),
      (9, ["abc", "d", "ef", "", "12345"]),
      (2, ["abc", "d", "ef", "", "12345"]),
    ])
  func `blocks stand side by side where they fit`(columns: Int, expected: [String]) {
    #expect(TextBlock.flow([tall, wide], columns: columns) == expected)
  }

  @Test
  func `the higher block may come second`() {
    #expect(TextBlock.flow([wide, tall], columns: 10) == ["12345  abc", "       d", "       ef"])
    #expect(TextBlock.flow([], columns: 10) == [])
  }

  @Test
  func `the gaps count in a line's width`() {
    let blocks = ["aaaa", "bbbb", "cccc"].map { TextBlock([$0]) }
    #expect(TextBlock.flow(blocks, columns: 16) == ["aaaa  bbbb  cccc"])
    for columns in [14, 15] {
      #expect(TextBlock.flow(blocks, columns: columns) == ["aaaa  bbbb", "", "cccc"])
    }
  }
}
