import Testing

@testable import DigitReader

@Suite struct ClassNamesTests {
  @Test
  func `a label is its number where it has no name`() {
    let names = ClassNames(["Coat", "Bag"])
    #expect((0..<3).map { names[$0] } == ["Coat", "Bag", "2"])
    #expect((0..<3).map { names.title(of: $0) } == ["0 Coat", "1 Bag", "2"])
    #expect(ClassNames.numbers[7] == "7" && ClassNames.numbers.title(of: 7) == "7")
  }

  @Test(arguments: [[], ["0"], ["0", "1", "2"]])
  func `names that are the labels are none`(names: [String]) {
    #expect(ClassNames(names) == .numbers)
    #expect(ClassNames(names).text == nil)
  }

  @Test(
    arguments: [
      (nil, ["0", "1"]), ("a,b", ["a", "b"]), ("a,b,c", ["0", "1"]), ("a,", ["0", "1"]), ("", ["0", "1"]),
      ("\u{1B}[2J,b", [#"\u{1B}[2J"#, "b"]),
    ] as [(String?, [String])])
  func `a file's names count when there is one for each class, and are made harmless`(
    text: String?, expected: [String]
  ) {
    let names = ClassNames(text: text, count: 2)
    #expect((0..<2).map { names[$0] } == expected)
  }
}
