import Terminal
import Testing

@Suite struct TextBlockTests {
  private let tall = TextBlock(["abc", "d", "ef"])
  private let wide = TextBlock(["12345"])

  @Test("Lines are filled up to the longest")
  func filled() {
    #expect(tall.lines == ["abc", "d  ", "ef "] && tall.width == 3)
    #expect(TextBlock([]).width == 0)
  }

  @Test("A title stands above, and may be wider than the block")
  func titled() {
    #expect(tall.titled("no").lines == ["no ", "abc", "d  ", "ef "])
    #expect(tall.titled("title").lines == ["title", "abc  ", "d    ", "ef   "])
    let hidden = TextBlock(["\u{1B}[0mx"], width: 1).titled("ab")
    #expect(hidden.lines == ["ab", "\u{1B}[0mx "] && hidden.width == 2)
  }

  @Test(
    "Blocks stand side by side where they fit",
    arguments: [
      (10, ["abc  12345", "d", "ef"]),
      (9, ["abc", "d", "ef", "", "12345"]),
      (2, ["abc", "d", "ef", "", "12345"]),
    ])
  func flow(columns: Int, expected: [String]) {
    #expect(TextBlock.flow([tall, wide], columns: columns) == expected)
  }

  @Test("The higher block may come second")
  func higherSecond() {
    #expect(TextBlock.flow([wide, tall], columns: 10) == ["12345  abc", "       d", "       ef"])
    #expect(TextBlock.flow([], columns: 10) == [])
  }
}
