import Testing

@testable import DigitsCLI

@Suite struct SuggestionTests {
  static let names = [
    "--epochs", "--batch-size", "--learning-rate", "--data", "--json", "train", "eval", "evaluate",
  ]

  @Test(
    arguments: [
      ("--epoch", "--epochs"), ("--epohcs", "--epochs"), ("-epochs", "--epochs"), ("--EPOCHS", "--epochs"),
      ("--batch_size", "--batch-size"), ("--batch", "--batch-size"), ("--lr", "--learning-rate"),
      ("--date", "--data"), ("trian", "train"), ("training", "train"), ("evl", "eval"),
      ("evalute", "evaluate"),
      ("--verbose", nil), ("--x", nil), ("-x", nil), ("", nil), ("--", nil), ("tset", nil),
      ("test", "eval"), ("--layers", nil),
    ] as [(String, String?)])
  func `the name that was most likely meant`(typed: String, expected: String?) {
    #expect(suggestion(for: typed, among: Self.names) == expected)
  }

  @Test(
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1),
      ("abc", "ab", 1), ("ca", "abc", 3), ("kitten", "sitting", 3), ("abcd", "badc", 2),
    ])
  func `typing mistakes`(a: String, b: String, expected: Int) {
    #expect(typingMistakes(Array(a), Array(b)) == expected)
    #expect(typingMistakes(Array(b), Array(a)) == expected)
  }

  @Test
  func `a huge argument is no trouble`() {
    #expect(suggestion(for: String(repeating: "e", count: 1_000_000), among: Self.names) == nil)
  }

  @Test(
    arguments: [
      ("--epxxhs", "--epochs"), ("--exxxhs", nil), ("x", nil), ("ep", nil), ("epo", "--epochs"),
      ("epochs-now", "--epochs"), ("lr", "--learning-rate"), ("--LR", "--learning-rate"), ("eoxhcs", nil),
    ] as [(String, String?)])
  func `a third of the letters may be wrong, and short names are not guessed`(
    typed: String, expected: String?
  ) {
    #expect(suggestion(for: typed, among: ["--epochs", "--learning-rate", "-y"]) == expected)
  }
}
