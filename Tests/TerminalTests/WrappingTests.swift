import Terminal
import Testing

@Suite struct WrappingTests {
  @Test(
    arguments: [
      ("", 10, []), ("one two three", 13, ["one two three"]), ("one two three", 12, ["one two", "three"]),
      ("one  two", 3, ["one", "two"]), ("digits.safetensors is", 5, ["digits.safetensors", "is"]),
      ("read 98.06 %, then", 11, ["read", "98.06 %,", "then"]), ("% of", 3, ["%", "of"]),
    ] as [(String, Int, [String])])
  func `lines break between words`(text: String, width: Int, expected: [String]) {
    #expect(text.wrapped(to: width) == expected)
  }
}
